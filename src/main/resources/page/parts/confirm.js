import {html, render} from 'lit';

/**
 * Asks whether something is really meant, which can't be undone.
 *
 * @param {{title: string, text: unknown, act: string}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({title, text, act}) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  render(html`
    <form method="dialog">
      <h2 id="confirm-title">${title}</h2>
      <p>${text}</p>
      <div class="row end">
        <button class="button" value="no">Cancel</button>
        <button class="button grave" value="yes">${act}</button>
      </div>
    </form>`, dialog);
  document.body.append(dialog);
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
