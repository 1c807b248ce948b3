/** What charts draw with: one interface, a canvas and a file of vectors behind it. */
@NullMarked
package dev.edgescope.app.pen;

import org.jspecify.annotations.NullMarked;
