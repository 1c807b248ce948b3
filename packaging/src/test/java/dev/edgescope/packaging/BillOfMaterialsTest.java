package dev.edgescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the distribution says of its parts. */
class BillOfMaterialsTest {
  @Test
  void everyJarOfOthersIsInItWithItsLicence() throws IOException {
    JsonNode bill =
        new ObjectMapper()
            .readTree(Installed.distribution().resolve("edgescope-bom.json").toFile());
    List<String> licensed = new ArrayList<>();
    for (JsonNode part : bill.path("components")) {
      if (!part.path("licenses").isEmpty()) {
        licensed.add(part.path("name").asText() + "-" + part.path("version").asText());
      }
    }
    try (Stream<Path> jars = Files.list(Installed.distribution().resolve("lib"))) {
      assertEquals(
          List.of(),
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.endsWith(".jar") && !name.startsWith("edgescope-"))
              .filter(name -> licensed.stream().noneMatch(name::startsWith))
              .toList());
    }
  }
}
