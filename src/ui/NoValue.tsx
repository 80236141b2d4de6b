/** A dash in place of a value, with a word for screen readers. */
export function NoValue({ word }: { readonly word: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{word}</span>
    </>
  );
}
