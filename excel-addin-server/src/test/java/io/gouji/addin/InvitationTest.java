package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code gouji serve --open}: the ticket goes to the browser in a file, not on a command line. */
final class InvitationTest {
  @AutoClose private final Service service = Service.open();

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "who may read a file is told by POSIX permissions here, by a list there")
  void onlyTheUserReadsTheFile() throws Exception {
    Invitation invitation = new Invitation();
    Path file = invitation.write("https://localhost:1/");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    invitation.takeAway();
  }

  @Test
  void theFileSaysWhereToGoAndIsTakenAway() throws Exception {
    Invitation invitation = new Invitation();
    Path file = invitation.write("https://localhost:1/?t=a&b=\"");
    assertThat(Files.readString(file)).contains("url=https://localhost:1/?t=a&amp;b=&quot;\"");
    invitation.takeAway();
    assertThat(file).doesNotExist();
    invitation.takeAway();
  }

  @Test
  void theFileLeadsToThePageAndIsGoneOnceItWasUsed() throws Exception {
    try (Chrome chrome = Chrome.start(service)) {
      Invitation invitation = new Invitation();
      Path file = invitation.write(service.bridge().invitation(invitation::takeAway));
      Page page = chrome.page();
      page.navigate(file.toUri().toString());
      page.waitForSelector(".zone");
      assertThat(page.url()).isEqualTo("https://localhost:" + service.port() + "/");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void theFileIsGoneWhenTheServiceStops() throws Exception {
    Invitation invitation = new Invitation();
    Path file = invitation.write(service.bridge().invitation(invitation::takeAway));
    service.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void aTicketUsedBeforeTheFileIsThereLeavesNoFile() throws Exception {
    Invitation invitation = new Invitation();
    invitation.takeAway();
    assertThat(invitation.write("https://localhost:1/")).doesNotExist();
  }
}
