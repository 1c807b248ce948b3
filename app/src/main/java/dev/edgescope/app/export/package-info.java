/** What leaves the window: pictures. */
@NullMarked
package dev.edgescope.app.export;

import org.jspecify.annotations.NullMarked;
