/** A document whose visibility a test sets. */
export class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(visibility: DocumentVisibilityState) {
    this.visibilityState = visibility;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
