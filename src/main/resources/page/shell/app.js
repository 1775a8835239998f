import {html} from 'lit';
import {keyed} from 'lit-html/directives/keyed.js';
import {credential, watchSession} from '../api/session.js';
import {findPage, HOME} from '../pages.js';
import {announce} from '../parts/announce.js';
import {pageHead} from '../parts/head.js';
import {Part} from '../parts/part.js';
import {asking, failure} from '../parts/states.js';
import {address} from './address.js';
import './navigation.js';
import './sign-in.js';

/** The whole page: signing in, then the navigation and whatever page the address names. */
class App extends Part {
  static properties = {opened: {state: true}, broken: {state: true}};

  constructor() {
    super();
    /** @type {import('../pages.js').Page | undefined} the page whose module has been read */
    this.opened = undefined;
    /** @type {Error | undefined} */
    this.broken = undefined;
    watchSession(() => this.requestUpdate());
    addEventListener('hashchange', () => this.#open());
    this.#open();
  }

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
  }

  render() {
    const signedIn = credential();
    if (signedIn === null) {
      return html`<attain-sign-in></attain-sign-in>`;
    }
    const {path, segments, query} = address();
    const found = findPage(segments);
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>Skip to the content</a>
      <div class="frame">
        <attain-navigation .place=${segments[0] ?? ''} .who=${signedIn.key}></attain-navigation>
        <main class="content" id="content" tabindex="-1">${this.#page(found, path, query)}</main>
      </div>
      <div id="announcements" class="unseen" role="status" aria-live="polite"></div>`;
  }

  #page(found, path, query) {
    if (found === null) {
      return pageHead({
        title: 'There is no such page',
        lead: html`Nothing is at <code>${path}</code>. The navigation has all there is.`,
      });
    }
    if (this.broken) {
      return failure(this.broken);
    }
    // Another address is another element, with questions of its own.
    return this.opened === found.page ? keyed(path, found.page.show(found.parameters, query)) : asking('the page');
  }

  async #open() {
    const {path, segments} = address();
    if (segments.length === 0) {
      location.replace(`#/${HOME}`);
      return;
    }
    const page = findPage(segments)?.page;
    const moved = this.path !== undefined && this.path !== path;
    this.path = path;
    try {
      await page?.load();
      this.broken = undefined;
    } catch {
      this.broken = new Error('The page could not be read. When the server has been updated, load it again.');
    }
    this.opened = page;
    this.requestUpdate();
    if (moved) {
      await this.updateComplete;
      this.#arrive(page?.title ?? 'No such page');
    }
    document.title = page ? `${page.title} · Attain` : 'Attain';
  }

  /** Who listens hears where they are, and the keyboard goes on from there. */
  #arrive(title) {
    scrollTo(0, 0);
    announce(title);
    (this.querySelector('main h1') ?? this.querySelector('main'))?.focus({preventScroll: true});
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }
}

customElements.define('attain-app', App);
