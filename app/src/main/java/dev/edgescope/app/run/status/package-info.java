/** What is said of a run in words: its status line, its captions, and what the user has to know. */
@NullMarked
package dev.edgescope.app.run.status;

import org.jspecify.annotations.NullMarked;
