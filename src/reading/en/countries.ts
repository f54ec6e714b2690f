/** States as English names them: the country, what belongs to it, its people, and the capital that stands for its government. */
const ROWS = `
afghanistan afghan afghans kabul|albania albanian albanians tirana|algeria algerian algerians algiers|argentina argentine argentines buenos-aires
australia australian australians canberra|austria austrian austrians vienna|belgium belgian belgians brussels|brazil brazilian brazilians brasilia
bulgaria bulgarian bulgarians sofia|burma burmese burmese rangoon|cambodia cambodian cambodians phnom-penh|canada canadian canadians ottawa
chile chilean chileans santiago|china chinese chinese peking|china chinese chinese beijing|colombia colombian colombians bogota|cuba cuban cubans havana
czechoslovakia czechoslovak czechs prague|denmark danish danes copenhagen|egypt egyptian egyptians cairo|ethiopia ethiopian ethiopians addis-ababa
finland finnish finns helsinki|france french french paris|germany german germans bonn|west-germany west-german west-germans bonn
east-germany east-german east-germans pankow|ghana ghanaian ghanaians accra|greece greek greeks athens|guatemala guatemalan guatemalans guatemala-city
hungary hungarian hungarians budapest|india indian indians new-delhi|india indian indians delhi|indonesia indonesian indonesians jakarta|iran iranian iranians tehran
iraq iraqi iraqis baghdad|ireland irish irish dublin|israel israeli israelis tel-aviv|israel israeli israelis jerusalem|italy italian italians rome
japan japanese japanese tokyo|jordan jordanian jordanians amman|korea korean koreans seoul|laos lao laotians vientiane|laos laotian laotians vientiane
lebanon lebanese lebanese beirut|libya libyan libyans tripoli|malaya malayan malayans kuala-lumpur|mexico mexican mexicans mexico-city|morocco moroccan moroccans rabat
netherlands dutch dutch the-hague|new-zealand new-zealand new-zealanders wellington|nigeria nigerian nigerians lagos|norway norwegian norwegians oslo
pakistan pakistani pakistanis karachi|pakistan pakistani pakistanis islamabad|philippines philippine filipinos manila|poland polish poles warsaw
portugal portuguese portuguese lisbon|romania romanian romanians bucharest|rumania rumanian rumanians bucharest|saudi-arabia saudi saudis riyadh
south-africa south-african south-africans pretoria|spain spanish spaniards madrid|sudan sudanese sudanese khartoum|sweden swedish swedes stockholm
switzerland swiss swiss bern|syria syrian syrians damascus|taiwan taiwanese taiwanese taipei|thailand thai thais bangkok|tunisia tunisian tunisians tunis
turkey turkish turks ankara|soviet-union soviet soviets moscow|ussr soviet soviets kremlin|russia russian russians moscow|united-kingdom british british london
great-britain british british london|united-states american americans washington|usa us americans washington|uruguay uruguayan uruguayans montevideo
venezuela venezuelan venezuelans caracas|vietnam vietnamese vietnamese saigon|north-vietnam north-vietnamese north-vietnamese hanoi
south-vietnam south-vietnamese south-vietnamese saigon|yugoslavia yugoslav yugoslavs belgrade|yemen yemeni yemenis sanaa`

/** Several names of one state. */
const SAME: { readonly [name: string]: string } = {
  ussr: 'soviet union',
  russia: 'soviet union',
  'great britain': 'united kingdom',
  usa: 'united states',
  'south vietnam': 'vietnam',
  rumania: 'romania',
}

const byWord = new Map<string, string>()
for (const row of ROWS.trim().split(/[|\n]/)) {
  const [country, ...words] = row
    .trim()
    .split(' ')
    .map((w) => w.replace(/-/g, ' '))
  const state = SAME[country!] ?? country!
  for (const w of [country!, ...words.slice(0, 2)]) if (!byWord.has(w)) byWord.set(w, state)
  // A capital speaks for its government only where it stands alone.
  if (words[2] && !byWord.has(words[2])) byWord.set(words[2], state)
}
for (const [short, state] of [
  ['us', 'united states'],
  ['u s', 'united states'],
  ['usg', 'united states'],
  ['america', 'united states'],
  ['uk', 'united kingdom'],
  ['hmg', 'united kingdom'],
  ['britain', 'united kingdom'],
  ['gvn', 'vietnam'],
  ['drv', 'north vietnam'],
  ['gdr', 'east germany'],
  ['frg', 'germany'],
  ['prc', 'china'],
  ['goi', 'israel'],
] as const)
  byWord.set(short, state)

const GOVERNMENT =
  /^(?:the )?(?:royal |revolutionary |provisional |federal )*(.+?) (?:government|govt|side|delegation|leaders|leadership|people|authorities)$/
const OF = /^(?:the )?(?:government|govt|leadership|people) of (?:the )?(?:republic of |kingdom of |state of )?(.+)$/

/**
 * The state that these words mean, by one name for all of them: "the Government of Cuba", "Cuban Government", "the Cubans" are `cuba`.
 * Undefined where they name none, or more than one thing ("Cuban workers").
 */
export function stateNamed(words: string): string | undefined {
  const low = words
    .toLowerCase()
    .replace(/[.]/g, '')
    .replace(/[’']s?$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const inner = OF.exec(low)?.[1] ?? GOVERNMENT.exec(low)?.[1] ?? low.replace(/^the /, '')
  return byWord.get(inner.replace(/^(?:republic|union) of /, ''))
}
