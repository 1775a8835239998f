import {html, nothing} from 'lit';
import {signOut} from '../api/session.js';
import {PAGES} from '../pages.js';
import {Part} from '../parts/part.js';
import {brand} from './brand.js';
import {chooseTheme, theme, THEMES} from './theme.js';

/** The rail at the side: the pages by groups, the theme, who is signed in. */
class Navigation extends Part {
  static properties = {place: {}, who: {}, open: {state: true}};

  constructor() {
    super();
    /** The first segment of the address. */
    this.place = '';
    /** The key of the credential. */
    this.who = '';
    this.open = false;
  }

  render() {
    const listed = PAGES.filter(page => page.icon);
    const groups = [...new Set(listed.map(page => page.group))];
    return html`
      <div class="rail ${this.open ? 'open' : ''}">
        <div class="rail-top row apart">
          ${brand()}
          <button class="menu-button" aria-expanded=${this.open} aria-controls="pages" @click=${() => { this.open = !this.open; }}>Menu</button>
        </div>
        <nav id="pages" aria-label="Pages">
          ${groups.map(group => html`
            <div>
              <p class="rail-group" id="group-${group}">${group}</p>
              <ul aria-labelledby="group-${group}">${listed.filter(page => page.group === group).map(page => this.#link(page))}</ul>
            </div>`)}
        </nav>
        <div class="rail-foot">
          ${this.#themes()}
          <p class="who">Signed in as <strong>${this.who}</strong></p>
          <button @click=${signOut}>Sign out</button>
        </div>
      </div>`;
  }

  #link(page) {
    const current = page.place.split('/')[0] === this.place;
    return html`
      <li><a href="#/${page.place}" aria-current=${current ? 'page' : nothing} @click=${() => { this.open = false; }}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d=${page.icon}/></svg>${page.title}
      </a></li>`;
  }

  #themes() {
    return html`
      <fieldset>
        <legend class="unseen">Theme</legend>
        <div class="themes">${THEMES.map(name => html`
          <label><input type="radio" name="theme" .checked=${theme() === name} @change=${() => chooseTheme(name)}>${name}</label>`)}
        </div>
      </fieldset>`;
  }
}

customElements.define('attain-navigation', Navigation);
