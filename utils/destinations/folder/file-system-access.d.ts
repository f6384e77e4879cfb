/** Chromium APIs missing from TypeScript's DOM types. Source: wicg.github.io/file-system-access, whatwg/fs#10. */
declare global {
  interface FileSystemHandle {
    queryPermission(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
    /** Only works in a page, after a click. */
    requestPermission(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
  }
  interface FileSystemFileHandle {
    /** Replaces any file there; not in every browser. Without `folder`, Chromium only allows the picked folder. */
    move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>
  }
  interface FileSystemDirectoryHandle {
    keys(): AsyncIterableIterator<string>
  }
  interface Window {
    /** Only in Chromium-based browsers. They remember the picker's start folder per `id`. */
    showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>
  }
}

export {}
