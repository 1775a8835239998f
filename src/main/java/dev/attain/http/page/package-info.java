/**
 * The web page at {@code /}: its files, and the libraries that they import, as the browser asks for
 * them.
 *
 * <p>Must never know a feature: the page gets everything it shows from the API, as any client does.
 */
@NullMarked
package dev.attain.http.page;

import org.jspecify.annotations.NullMarked;
