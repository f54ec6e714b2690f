import { expect, it } from 'vitest'
import { gatherDrop } from './gather.ts'

/** A drop as a browser hands it over: `{ letters: { 'a.txt': '' } }` is a folder with one file. */
type Tree = { readonly [name: string]: string | Tree }

function entryOf(name: string, made: string | Tree, above = ''): unknown {
  const fullPath = `${above}/${name}`
  if (typeof made === 'string')
    return { name, fullPath, isDirectory: false, file: (give: (f: File) => void) => give(new File([made], name)) }
  const batches = [Object.entries(made).map(([n, m]) => entryOf(n, m, fullPath)), []]
  return {
    name,
    fullPath,
    isDirectory: true,
    createReader: () => ({ readEntries: (give: (e: unknown) => void) => give(batches.shift()) }),
  }
}

async function pathsOf(tree: Tree): Promise<string[]> {
  const items = Object.entries(tree).map(([name, made]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, made),
    getAsFile: () => (typeof made === 'string' ? new File([made], name) : null),
  }))
  return (await gatherDrop({ items } as unknown as DataTransfer)).map((f) => f.path).sort()
}

it('names what one folder holds as the command line does, without the folder', async () => {
  expect(await pathsOf({ talks: { 'noid.txt': '', talks: { 'b.txt': '' } } })).toEqual(['noid.txt', 'talks/b.txt'])
  expect(await pathsOf({ talks: { 'noid.txt': '' }, 'x.txt': '' })).toEqual(['noid.txt', 'x.txt'])
})

it('keeps the folder where two files would else have one name, and where there are two folders', async () => {
  expect(await pathsOf({ talks: { 'x.txt': '' }, 'x.txt': '' })).toEqual(['talks/x.txt', 'x.txt'])
  expect(await pathsOf({ a: { 'x.txt': '' }, b: { 'y.txt': '' } })).toEqual(['a/x.txt', 'b/y.txt'])
})
