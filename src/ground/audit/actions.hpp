#pragma once

#include "audit/model.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::audit {

/// Writes one line in the deed's transaction. `act` is "house.deed" ("grievances.assigned", "grievances.opened").
/// `digest`, when given, is the salted digest of what was written, so that a record can be proved unchanged.
/// A NIK in the purpose is masked.
void note(db::Tx& tx, IdMaker& ids, Moment now, Trace const& trace, std::string_view act, Subject subject,
          std::string_view digest = {});

/// The highest id of a line or a notice: every deed writes one, so ids made after a start stay above (IdMaker).
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

/// The digest of `content` under the subject's own salt, which is made at the first use: text for a line's `digest`.
[[nodiscard]] std::string salted_digest(db::Tx& tx, Subject const& subject, std::string_view content);
/// Deletes the subject's salt and the purposes of its lines, in its erasure: its digests tell nothing from then on, and
/// the chain stays whole. What is noted after it keeps its purpose: why the subject was erased.
void forget(db::Tx& tx, std::string_view subject_kind, std::int64_t subject);

/// What the chain holds of a purpose: text of the digest of `words` under the line's own `salt`.
[[nodiscard]] std::string purpose_digest(std::string_view salt, std::string_view words);

}  // namespace sinergi::audit
