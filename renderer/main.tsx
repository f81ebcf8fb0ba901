import './ui/theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startTheme } from './ui/theme'

startTheme()
createRoot(document.getElementById('root')!).render(<App />)
