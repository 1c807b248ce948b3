/** The live workspace: one run, its controls and its charts. */
@NullMarked
package dev.edgescope.app.workspace.live;

import org.jspecify.annotations.NullMarked;
