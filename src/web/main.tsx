import { createRoot } from 'react-dom/client'
import { readAddress } from './desk/address.ts'
import { askAhead, pathTo } from './desk/ask.ts'
import { Desk } from './desk/Desk.tsx'
import { applyTheme, rememberedTheme } from './desk/theme.ts'

applyTheme(rememberedTheme())
const { screen, seenBy, asOf } = readAddress(location.search)
if (screen === undefined) askAhead(pathTo('desk/columns', { seenBy, asOf }))
createRoot(document.getElementById('desk')!).render(<Desk />)
