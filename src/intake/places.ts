/**
 * The zone of the clock that a place's date line is written by. A small table on purpose: capitals and seats of
 * negotiations. A place that is not here gives no zone, and the record's zone stands.
 */
import { nameKey } from '../record/names.ts'

const ZONES: { readonly [place: string]: string } = Object.fromEntries(
  `Africa/Addis_Ababa addis ababa|Africa/Algiers algiers|Africa/Cairo cairo,alexandria|Africa/Johannesburg pretoria,cape town
Africa/Kinshasa leopoldville,kinshasa|Africa/Lagos lagos|Africa/Nairobi nairobi|Africa/Tunis tunis|Africa/Tripoli tripoli
America/Argentina/Buenos_Aires buenos aires|America/Bogota bogota|America/Caracas caracas|America/Chicago chicago|America/Halifax halifax
America/Havana havana,habana,la habana|America/Lima lima|America/Los_Angeles los angeles,san francisco|America/Mexico_City mexico city,mexico
America/New_York washington,washington dc,new york,usun,usun new york,new york city,camp david,newport,hyannis port,philadelphia,boston
America/Santiago santiago|America/Sao_Paulo rio de janeiro,brasilia|America/Toronto ottawa,montreal,toronto|Pacific/Honolulu honolulu
Asia/Amman amman|Asia/Baghdad baghdad|Asia/Bangkok bangkok|Asia/Beirut beirut|Asia/Colombo colombo|Asia/Damascus damascus|Asia/Dhaka dacca,dhaka
Asia/Ho_Chi_Minh saigon,hue,danang|Asia/Hong_Kong hong kong|Asia/Jakarta djakarta,jakarta|Asia/Jerusalem tel aviv,jerusalem|Asia/Kabul kabul
Asia/Karachi karachi,islamabad|Asia/Kathmandu katmandu,kathmandu|Asia/Kolkata new delhi,delhi,calcutta,bombay|Asia/Kuala_Lumpur kuala lumpur
Asia/Kuwait kuwait|Asia/Manila manila,baguio|Asia/Nicosia nicosia|Asia/Phnom_Penh phnom penh|Asia/Riyadh riyadh,jidda,jiddah|Asia/Seoul seoul
Asia/Shanghai peking,beijing,peiping,shanghai|Asia/Singapore singapore|Asia/Taipei taipei|Asia/Tehran tehran,teheran|Asia/Tokyo tokyo
Asia/Vientiane vientiane|Asia/Yangon rangoon,yangon|Asia/Bangkok hanoi|Australia/Sydney sydney,canberra|Pacific/Auckland wellington
Europe/Amsterdam the hague,amsterdam|Europe/Athens athens|Europe/Belgrade belgrade|Europe/Berlin berlin,bonn,frankfurt,munich
Europe/Brussels brussels|Europe/Bucharest bucharest|Europe/Budapest budapest|Europe/Copenhagen copenhagen|Europe/Dublin dublin
Europe/Helsinki helsinki|Europe/Istanbul ankara,istanbul|Europe/Kiev kiev,kyiv|Europe/Lisbon lisbon|Europe/London london
Europe/Luxembourg luxembourg|Europe/Madrid madrid|Europe/Moscow moscow,leningrad,st petersburg|Europe/Oslo oslo|Europe/Paris paris
Europe/Prague prague|Europe/Rome rome,vatican city|Europe/Sofia sofia|Europe/Stockholm stockholm|Europe/Vienna vienna,wien|Europe/Warsaw warsaw
Europe/Zurich geneva,bern,berne,zurich|Asia/Urumqi urumchi`
    .split(/[|\n]/)
    .flatMap((row) => {
      const gap = row.indexOf(' ')
      return row
        .slice(gap + 1)
        .split(',')
        .map((place) => [place, row.slice(0, gap)])
    }),
)

/** The IANA zone of a place as a date line writes it ("Washington, D.C.", "USUN New York"); undefined if it is not in the table. */
export function zoneOfPlace(place: string): string | undefined {
  const key = nameKey(place.replace(/[[\]()]/g, ''))
  return ZONES[key] ?? ZONES[nameKey(key.split(',')[0] ?? '')]
}
