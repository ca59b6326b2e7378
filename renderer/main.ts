/** The window: brings the words, the stores and the frame together and connects to the app. */
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/jetbrains-mono'
import './style/tokens.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n } from './i18n/index.ts'

createApp(App).use(createPinia()).use(i18n).mount('#app')
