/** Pictures of the window for the documentation. */
@NullMarked
package dev.edgescope.app.screens;

import org.jspecify.annotations.NullMarked;
