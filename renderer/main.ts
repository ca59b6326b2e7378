/** The window: brings the words, the stores and the frame together and connects to the app. */
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/jetbrains-mono'
import './style/tokens.css'
import './style/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { openLink } from './bridge/open-link.ts'
import { startBridge } from './bridge/start.ts'
import { i18n } from './i18n/index.ts'

const app = createApp(App).use(createPinia()).use(i18n)
app.mount('#app')
startBridge(openLink)
