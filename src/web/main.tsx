import { createRoot } from 'react-dom/client'
import { Desk } from './desk/Desk.tsx'
import { applyTheme, rememberedTheme } from './desk/theme.ts'
import { isPlanAddress, PlanScreen } from './plan/PlanScreen.tsx'

applyTheme(rememberedTheme())
createRoot(document.getElementById('desk')!).render(isPlanAddress(location.search) ? <PlanScreen /> : <Desk />)
