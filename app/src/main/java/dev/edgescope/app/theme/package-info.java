/** The look of the window: light and dark, fonts, style sheet. */
@NullMarked
package dev.edgescope.app.theme;

import org.jspecify.annotations.NullMarked;
