package dev.attain.http.competency;

import dev.attain.http.ApiCall;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.Set;

/**
 * Who is meant by the identifier in a path, whichever of a person's it is.
 *
 * @param asked the identifier in the path
 * @param person whom figures are kept for
 * @param identifiers all of the person's, in order
 */
record AskedPerson(PersonId asked, PersonId person, Set<PersonId> identifiers) {

  static Future<AskedPerson> of(ApiCall call, IdentityReads identities) {
    PersonId asked = new PersonId(call.pathParameter("personId"));
    return identities
        .identities()
        .map(
            (Identities who) ->
                new AskedPerson(asked, who.resolve(asked), who.identifiersOf(asked)));
  }
}
