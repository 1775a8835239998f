/** Says something to those who listen to the page instead of looking at it. @param {string} text */
export function announce(text) {
  const region = document.getElementById('announcements');
  if (region) {
    region.textContent = '';
    // A text that is there already is not read again.
    requestAnimationFrame(() => {
      region.textContent = text;
    });
  }
}
