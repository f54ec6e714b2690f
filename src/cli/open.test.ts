import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chancery, folder, letter, MAIN, TWO_LETTERS } from './command-line.fixture.ts'

/** Opens the desk and gives its address once it is printed. */
async function openDesk(
  words: readonly string[],
): Promise<{ url: string; said: () => string; stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [MAIN, 'open', '--no-browser', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (b: Buffer) => {
      said += b
      const m = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said)
      if (m) resolve(m[0])
    })
    child.stderr.on('data', (b: Buffer) => {
      said += b
    })
    void closed.then(() => reject(new Error(said)))
  })
  return {
    url,
    said: () => said,
    stop: () => {
      child.kill('SIGINT')
      return closed
    },
  }
}

/** Goes in by the address, and asks the desk what record it has. */
async function goIn(
  url: string,
): Promise<{ ask: (path: string, more?: RequestInit) => Promise<Response>; status: number; location: string }> {
  const first = await fetch(url, { redirect: 'manual' })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (path: string, more: RequestInit = {}) => fetch(new URL(path, url), { ...more, headers: { cookie } })
  return { ask, status: first.status, location: first.headers.get('location') ?? '' }
}

test('without papers the desk shows October 1962, by an address that works once', async () => {
  const desk = await openDesk([])
  expect(desk.said()).toContain('October–November 1962: the desk is at http://127.0.0.1:')
  const { ask, status } = await goIn(desk.url)
  expect(status).toBe(303)
  expect(await (await ask('/api/keeper/record')).json()).toMatchObject({
    name: 'October–November 1962',
    zone: 'America/Havana',
  })
  expect((await fetch(desk.url, { redirect: 'manual' })).status).toBe(401)
  expect(await desk.stop()).toBe(0)
})

test('the eyes asked for on the command line are in the address', async () => {
  const desk = await openDesk(['--seen-by', 'Castro', '--as-of', '1962-11-04'])
  const { location } = await goIn(desk.url)
  expect(location).toContain('seen-by=fidel-castro')
  expect(location).toContain('as-of=1962-11-04')
  await desk.stop()
})

test('papers dropped on a desk with a record are in the record afterwards', async () => {
  const record = join(folder(), 'talks.chancery')
  await chancery(['import', folder(TWO_LETTERS), '--record', record])
  const desk = await openDesk(['--record', record])
  const { ask } = await goIn(desk.url)
  const form = new FormData()
  form.append('papers', new File([letter('ana', 'ben', '1962-04-20', 'Shall we talk?')], 'a0.md'))
  const origin = new URL(desk.url).origin
  const taken = await ask('/api/papers', { method: 'POST', body: form, headers: { origin } })
  expect(await taken.json()).toMatchObject({ read: 1, problems: [] })
  await desk.stop()
  const { covers } = JSON.parse((await chancery(['check', record, '--format', 'json', '--fail-on', 'never'])).out)
  expect(covers.read).toBe(3)
})

test('another record named beside it stays on the desk when papers are dropped', async () => {
  const [record, other] = [join(folder(), 'main.chancery'), join(folder(), 'other.chancery')]
  await chancery(['import', folder(TWO_LETTERS), '--record', record])
  const far = folder({ 'x1.md': letter('dora', 'emil', '1962-05-01', 'The ice is out.') })
  await chancery(['import', far, '--record', other])
  const desk = await openDesk([other, '--record', record])
  const { ask } = await goIn(desk.url)
  expect(await (await ask('/api/keeper/record')).json()).toMatchObject({ papers: 3 })
  const form = new FormData()
  form.append('papers', new File([letter('ana', 'ben', '1962-04-20', 'Shall we talk?')], 'a0.md'))
  await ask('/api/papers', { method: 'POST', body: form })
  expect(await (await ask('/api/keeper/record')).json()).toMatchObject({ papers: 4 })
  await desk.stop()
  expect((await chancery(['papers', record])).out).toContain('3 papers on record')
})

test('a file of the folder that is dropped with other words makes one version, which is shown', async () => {
  const papers = folder({ 'a1.md': letter('ana', 'ben', '1962-04-20', 'I send twelve ships.') })
  const record = join(folder(), 'talks.chancery')
  await chancery(['import', papers, '--record', record])
  const desk = await openDesk([papers, '--record', record])
  const { ask } = await goIn(desk.url)
  const form = new FormData()
  form.append('papers', new File([letter('ana', 'ben', '1962-04-20', 'I send ten ships.')], 'a1.md'))
  await ask('/api/papers', { method: 'POST', body: form })
  const shown = await (await ask('/api/paper?id=a1')).json()
  expect(shown).toMatchObject({ text: expect.stringContaining('ten ships'), version: { n: 2, count: 2 } })
  await desk.stop()
})

test('a port that is taken is told', async () => {
  const desk = await openDesk([])
  const { status, err } = await chancery(['open', '--no-browser', '--port', new URL(desk.url).port])
  expect(status).toBe(2)
  expect(err).toContain('something else listens there')
  await desk.stop()
})

test('a desk may begin with a record that is not there yet', async () => {
  const record = join(folder(), 'new.chancery')
  const desk = await openDesk(['--record', record])
  expect(desk.said()).toContain('an empty record was made')
  const { ask } = await goIn(desk.url)
  const form = new FormData()
  form.append('papers', new File([TWO_LETTERS['a1.md']], 'a1.md'))
  const taken = await ask('/api/papers', { method: 'POST', body: form, headers: { origin: new URL(desk.url).origin } })
  expect(await taken.json()).toMatchObject({ read: 1 })
  const other = new FormData()
  other.append('papers', new File([letter('carla', 'ben', '1962-07-01', 'The mill has stopped.')], 'a1.md'))
  const again1 = await ask('/api/papers', {
    method: 'POST',
    body: other,
    headers: { origin: new URL(desk.url).origin },
  })
  expect((await again1.json()).problems).toMatchObject([
    { message: expect.stringMatching(/is on file as .* it is now .* carla/) },
  ])
  await desk.stop()
  const again = await openDesk(['--record', record])
  expect(again.said()).not.toContain('an empty record was made')
  await again.stop()
  expect((await chancery(['papers', record])).out).toMatch(
    /2 papers on record, 1 of them an earlier text, 2 with a text or summary[\s\S]*Version 2 of a1, changed/,
  )
})
