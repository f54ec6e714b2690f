/** A writer in a process of its own, for tests: `files FILE NAME COUNT` files letters one by one; `dies FILE` stops in the middle of an import. */
import { letter, together } from '../record/notation.fixture.ts'
import { openStore } from './sqlite.ts'

const [, , what = '', path = '', name = 'x', count = '0'] = process.argv
const store = openStore(path)
if (what === 'files')
  for (let i = 0; i < Number(count); i++) {
    const { entries, bodies } = letter(`${name}${i}`, 'ana', 'ben', '1962-05-03', `Letter ${i} of ${name}.`)
    store.add(entries, bodies)
  }
else {
  const many = together(
    ...Array.from({ length: 3000 }, (_, i) =>
      letter(`D${i}`, 'ana', 'ben', '1962-05-03', `Letter ${i}. ${'word '.repeat(400)}`),
    ),
  )
  // The entries are in and most texts too when the plug is pulled.
  class Stopping extends Map<string, string> {
    override *[Symbol.iterator](): MapIterator<[string, string]> {
      let n = 0
      for (const pair of super[Symbol.iterator]()) {
        if (++n === 2900) {
          process.send?.('midway')
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
        }
        yield pair
      }
    }
  }
  store.add(many.entries, new Stopping(many.bodies))
}
store.close()
