import { app, type BrowserWindow, dialog, session } from 'electron'
import { join } from 'node:path'
import { createAnswers } from './answers'
import { Autosave } from './autosave'
import { CloseGuard } from './closeGuard'
import { watchForCrashes } from './crashRecovery'
import { Files } from './files'
import { GrantedFiles } from './grantedFiles'
import { filesFromSecondInstance, launchFiles } from './launchFiles'
import { showMenu } from './menu'
import { answerQuestions, listenToNotices, studioSender } from './messages'
import { registerScheme, serveStudio } from './protocol'
import { RecentFiles } from './recentFiles'
import { guardContents, lockSession } from './security'
import { StudioWindow } from './StudioWindow'
import { developmentUrl } from './studioUrl'

const builtFolder = join(import.meta.dirname, '..')
const developmentAddress = developmentUrl(app.isPackaged)
const filesToOpen = launchFiles(process.argv, process.cwd(), app.isPackaged)

prepare()
if (app.requestSingleInstanceLock({ files: filesToOpen })) start()
else app.quit()

/** What must be settled before the app is ready. */
function prepare(): void {
  registerScheme()
  if (process.platform === 'win32') app.setAppUserModelId('com.windtunnel.studio')
  const userData = app.commandLine.getSwitchValue('user-data-dir')
  if (!app.isPackaged && userData !== '') app.setPath('userData', userData)
  // Nothing is looked up on the network, not even by parts of the browser that no session sees.
  if (developmentAddress === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

function start(): void {
  app.on('session-created', (created) => lockSession(created, developmentAddress))
  app.on('web-contents-created', (_event, contents) => guardContents(contents, developmentAddress))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // A Mac names the files to open in events, the first of which may come before the app is ready.
  let open = (path: string): void => void filesToOpen.push(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open(path)
  })
  void app.whenReady().then(() => {
    open = openStudio()
  })
}

/** Opens the window and wires everything up. Returns what opens a file from outside. */
function openStudio(): (path: string) => void {
  lockSession(session.defaultSession, developmentAddress)
  serveStudio(join(builtFolder, 'renderer'))

  const userData = app.getPath('userData')
  const granted = new GrantedFiles()
  const recent = new RecentFiles(userData)
  const files = new Files(granted, recent)
  const autosave = new Autosave(join(userData, 'autosave'), granted)
  let guard: CloseGuard | undefined

  const studio = new StudioWindow({
    preloadScript: join(builtFolder, 'preload/index.cjs'),
    windowStateFile: join(userData, 'window.json'),
    icon: join(app.getAppPath(), 'assets/icons/windtunnel-512.png'),
    developmentAddress,
    isPackaged: app.isPackaged,
    onCreate: (window) => (guard = watch(window)),
  })

  function watch(window: BrowserWindow): CloseGuard {
    const created = new CloseGuard(
      window,
      () => studio.send('menu:command', 'file.save'),
      () => autosave.endWell(),
    )
    watchForCrashes(window, {
      onGone() {
        created.studioGone()
        autosave.abandon()
      },
      onReload: () => created.studioReloaded(),
    })
    return created
  }

  async function openPath(path: string): Promise<void> {
    studio.show()
    try {
      studio.send('file:opened', await files.openPath(path))
    } catch (error) {
      dialog.showErrorBox('The design could not be opened', error instanceof Error ? error.message : String(error))
    }
  }

  const senderOf = studioSender(() => studio.current, developmentAddress)
  answerQuestions(
    createAnswers(files, autosave, () => guard?.savingEnded()),
    senderOf,
  )
  listenToNotices(
    {
      'window:ready': () => studio.setReady(),
      'window:dirty': (_window, dirty) => guard?.setDirty(dirty),
      'window:title': (window, title) => window.setTitle(title),
    },
    senderOf,
  )

  const updateMenu = (): void =>
    showMenu({
      platform: process.platform,
      isPackaged: app.isPackaged,
      recentPaths: recent.paths,
      runCommand: (commandId) => studio.send('menu:command', commandId),
      openPath: (path) => void openPath(path),
      clearRecent: () => recent.clear(),
    })
  recent.onChange = updateMenu
  updateMenu()

  app.on('activate', () => studio.show())
  app.on('second-instance', (_event, _commandLine, _folder, data) => {
    studio.show()
    const [path] = filesFromSecondInstance(data)
    if (path !== undefined) void openPath(path)
  })
  studio.show()
  if (filesToOpen[0] !== undefined) void openPath(filesToOpen[0])
  return (path) => void openPath(path)
}
