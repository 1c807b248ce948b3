/** A recorded run, shown as the live workspace shows one that is under way. */
@NullMarked
package dev.edgescope.app.workspace.replay;

import org.jspecify.annotations.NullMarked;
