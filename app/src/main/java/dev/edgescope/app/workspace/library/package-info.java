/** The recorded runs: found, named, noted, deleted, replayed, gone on with and branched. */
@NullMarked
package dev.edgescope.app.workspace.library;

import org.jspecify.annotations.NullMarked;
