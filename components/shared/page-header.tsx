/** The header of a full-tab page. */
export function PageHeader({ title }: { title: string }) {
  return (
    <header>
      <img src="/icon/96.png" alt="" />
      <h1>{title}</h1>
    </header>
  )
}
