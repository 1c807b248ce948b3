package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.run.RunEntry.Role;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.StepBlocks;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunListTest {
  private static final RunConfig NOISY = Presets.load().byId("conservative-sharpening").config();
  private static final RunConfig FULL = ConfigPatch.FULL_BATCH.applyTo(NOISY);

  private final RunList runs = list(begun(NOISY));

  private static RunList list(RunRecord live) {
    RunList runs = new RunList();
    runs.add(live);
    return runs;
  }

  private static RunRecord begun(RunConfig config) {
    RunRecord record = new RunRecord(config);
    record.add(StepBlocks.of(0, 0.1, 0.5));
    return record;
  }

  private RunEntry live() {
    return runs.entries().getFirst();
  }

  private List<String> names() {
    return runs.entries().stream().map(entry -> entry.nameProperty().get()).toList();
  }

  @Test
  void aRunAloneIsNamedByItsBatch() {
    assertEquals(List.of("B = 8"), names());
    assertEquals("λ₁", live().record().eigenvalues().getFirst().style().name());
  }

  @Test
  void aTwinIsToldApartByNameColourAndDash() {
    runs.add(begun(FULL));

    assertEquals(List.of("B = 8", "full batch"), names());
    var one = live().record().eigenvalues().getFirst().style();
    var other = runs.entries().getLast().record().eigenvalues().getFirst().style();
    assertEquals("B = 8", one.name());
    assertEquals("full batch", other.name());
    assertNotEquals(one.colour(), other.colour());
    assertNotEquals(one.dash(), other.dash());
  }

  @Test
  void aRunThatIsNotPinnedGoesWhenItIsReset() {
    runs.renew(live().record(), begun(NOISY));

    assertEquals(1, runs.entries().size());
    assertEquals(0, live().colour());
  }

  @Test
  void aPinnedRunStaysWithItsColourAndTheNewOneGetsAnother() {
    RunEntry first = live();
    first.pinnedProperty().set(true);
    runs.renew(live().record(), begun(FULL));

    assertEquals(List.of("full batch", "B = 8"), names());
    assertEquals(Role.EARLIER, first.role());
    assertEquals(0, first.colour());
    assertEquals(1, live().colour());
    assertFalse(live().pinnedProperty().get());
  }

  @Test
  void aPinnedRunThatHasNotBegunIsReplaced() {
    RunList fresh = list(new RunRecord(NOISY));
    fresh.entries().getFirst().pinnedProperty().set(true);
    fresh.renew(fresh.entries().getFirst().record(), new RunRecord(FULL));

    assertEquals(1, fresh.entries().size());
  }

  @Test
  void theColourOfADeletedRunIsFreeAgain() {
    live().pinnedProperty().set(true);
    runs.renew(live().record(), begun(FULL));
    runs.remove(runs.entries().getLast());
    live().pinnedProperty().set(true);
    runs.renew(live().record(), begun(NOISY));

    assertEquals(0, live().colour());
  }

  @Test
  void aPinnedRunStaysWhenItIsEnded() {
    runs.add(begun(FULL));
    runs.entries().getLast().pinnedProperty().set(true);
    runs.retire(runs.entries().getLast().record());

    assertEquals(Role.EARLIER, runs.entries().getLast().role());
    runs.add(begun(FULL));
    assertEquals(List.of("B = 8", "full batch", "full batch (2)"), names());
  }

  @Test
  void soloShowsOneAndThenAllAgain() {
    runs.add(begun(FULL));
    RunEntry twin = runs.entries().getLast();

    runs.toggleSolo(twin);
    assertEquals(List.of(twin), runs.shown());
    assertTrue(runs.isSolo(twin));
    assertEquals("λ₁", twin.record().eigenvalues().getFirst().style().name());

    runs.toggleSolo(twin);
    assertEquals(2, runs.shown().size());
  }

  @Test
  void theNameFollowsTheControls() {
    runs.add(begun(FULL));
    live().record().add(new ControlChange(1, 0.1, Control.BATCH_SIZE, 8, 32), 0);
    live().record().add(new ControlChange(1, 0.1, Control.LEARNING_RATE, 0.1, 0.2), 0);
    runs.refresh();

    assertEquals(List.of("B = 32, α = 0.2", "full batch, α = 0.1"), names());
  }

  @Test
  void whatIsEqualIsNotNamed() {
    RunRecord faster = begun(NOISY);
    faster.add(new ControlChange(1, 0.1, Control.LEARNING_RATE, 0.1, 0.2), 0);
    live().pinnedProperty().set(true);
    runs.renew(live().record(), faster);

    assertEquals(List.of("α = 0.2", "α = 0.1"), names());
  }

  @Test
  void aRunThatIsResetCanBeBroughtBack() {
    RunRecord before = live().record();
    runs.renew(before, begun(NOISY));
    assertEquals(List.of(before), runs.former());

    runs.bringBack();
    assertEquals(before, runs.entries().getLast().record());
    assertEquals(Role.EARLIER, runs.entries().getLast().role());
    assertEquals(List.of(), runs.former());
  }

  @Test
  void aRunThatHasNotBegunIsNoLoss() {
    RunList fresh = list(new RunRecord(NOISY));
    fresh.renew(fresh.entries().getFirst().record(), new RunRecord(FULL));
    assertEquals(List.of(), fresh.former());
  }

  @Test
  void anEarlierRunThatIsPutAwayCanBeBroughtBack() {
    live().pinnedProperty().set(true);
    runs.renew(live().record(), begun(FULL));
    RunRecord earlier = runs.entries().getLast().record();
    runs.putAway(runs.entries().getLast());
    assertEquals(1, runs.entries().size());

    runs.bringBack();
    assertEquals(earlier, runs.entries().getLast().record());
  }
}
