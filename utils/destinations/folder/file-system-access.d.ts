/** What Chromium has and TypeScript's library does not know yet. Source: wicg.github.io/file-system-access, whatwg/fs#10. */
declare global {
  interface FileSystemHandle {
    queryPermission(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
    /** Only in a page, after a click. */
    requestPermission(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
  }
  interface FileSystemFileHandle {
    /** Over what lies there; not in every browser. Without the folder, Chromium allows it in the picked one only. */
    move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>
  }
  interface FileSystemDirectoryHandle {
    keys(): AsyncIterableIterator<string>
  }
  interface Window {
    /** Only in Chromium's family. `id`: where the picker begins is remembered under it. */
    showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>
  }
}

export {}
