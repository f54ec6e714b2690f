import { createRoot } from 'react-dom/client'
import { Desk } from './desk/Desk.tsx'
import { applyTheme, rememberedTheme } from './desk/theme.ts'

applyTheme(rememberedTheme())
createRoot(document.getElementById('desk')!).render(<Desk />)
