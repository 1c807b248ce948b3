/** The start of the application, with a window or without a display. */
@NullMarked
package dev.edgescope.app;

import org.jspecify.annotations.NullMarked;
