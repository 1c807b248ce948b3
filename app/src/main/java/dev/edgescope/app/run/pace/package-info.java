/** How runs go: in lockstep with each other, how fast, and whether they have come to rest. */
@NullMarked
package dev.edgescope.app.run.pace;

import org.jspecify.annotations.NullMarked;
