import {LitElement} from 'lit';

/** What every element of the page is: drawn into the document itself, so that the style sheets hold for it. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}
