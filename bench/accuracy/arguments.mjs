/** What was asked on the command line; a flag that is not known ends the run, so that no figure is taken under a wrong name. */
export function readArguments(words) {
  const asked = { fast: false, seeds: 5 }
  for (let i = 0; i < words.length; i++) {
    const value = () => {
      if (words[i + 1] === undefined || words[i + 1].startsWith('--')) refuse(`${words[i]} wants a value.`)
      return words[++i]
    }
    switch (words[i]) {
      case '--fast':
        asked.fast = true
        break
      case '--seeds':
        asked.seeds = Number(value())
        break
      case '--misses':
        asked.misses = /^\d+$/.test(words[i + 1] ?? '') ? Number(words[++i]) : Number.POSITIVE_INFINITY
        break
      case '--tier':
        asked.tier = value()
        if (!['A', 'B', 'absent'].includes(asked.tier)) refuse(`--tier is A, B or absent, not ${asked.tier}.`)
        break
      case '--volume':
        asked.volume = value()
        break
      case '--links':
        asked.links = value()
        break
      case '--record':
        asked.record = value()
        break
      default:
        refuse(
          `${words[i]} is not known here. Known: --fast, --seeds N, --misses [N], --tier T, --volume V, --links FILE, --record WORDS.`,
        )
    }
  }
  return asked
}

function refuse(why) {
  console.error(why)
  process.exit(2)
}
