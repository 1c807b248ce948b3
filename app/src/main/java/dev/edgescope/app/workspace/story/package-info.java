/** What a run shows, in words: the strip of the lesson, the regime, the glossary. */
@NullMarked
package dev.edgescope.app.workspace.story;

import org.jspecify.annotations.NullMarked;
