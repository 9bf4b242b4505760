#pragma once
// Deeds of the check: runs, what is done about somebody who is not confirmed, letters, the web service. Nothing of the
// registry changes but through its own deeds, and no answer changes it.

#include "access/doors.hpp"
#include "civil/files.hpp"
#include "civil/rules.hpp"
#include "civil/service.hpp"
#include "civil/store.hpp"
#include "lists/archive.hpp"
#include "plumbing/jobs/runner.hpp"
#include "registry/actions/civil.hpp"
#include "registry/known.hpp"

namespace sinergi::civil {

/// What the house stands on. Made by apps/server.
struct House {
    access::Office& office;
    access::Doors& doors;
    registry::Known& known;
    regions::Areas const& areas;
    lists::Vault& vault;  // answers, closed
    std::function<std::unique_ptr<Service>(ServiceWish const&)> connect;
    http::Router::Say say;
};

/// Who verifies the registry checks it: an act of its own would have the same roles.
inline constexpr auto act_check = access::Act::verify_registry;
inline constexpr std::string_view job_kind = "civil.run";
/// What a line of the audit is about: what is kept of a person here, by the person's id. Not "person": an erasure
/// empties the purposes of this house's lines, and of no other's.
inline constexpr std::string_view audited = "padan";
inline constexpr std::size_t answer_bytes_max = std::size_t{256} * 1024 * 1024;

// ---- runs

struct RunWish {
    RegionCode area;
    Way way = Way::file;
    Who who = Who::never;
    Cause cause = Cause::none;
};
/// Gathers whom to ask, as a job; by service it asks at once.
/// @refuses access.act_not_allowed access.area_not_allowed civil.no_service civil.no_area
Result<RunRow> begin(House& house, access::Officer const& by, RunWish const& wish, Moment now);
/// Of the officer's area, the newest first. @refuses access.act_not_allowed
Result<std::vector<RunRow>> list_runs(House& house, access::Officer const& by);
/// @refuses civil.run_unknown
Result<RunRow> find(House& house, access::Officer const& by, RunId id);
/// Goes on where it stopped: cancelled, or the service was silent. Whose answer was erased waits for another.
/// @refuses civil.run_unknown civil.run_not_stopped
Result<RunRow> resume(House& house, access::Officer const& by, RunId id, Moment now);
/// Stops after the step in hand. @refuses civil.run_unknown civil.run_not_going
Result<RunRow> cancel(House& house, access::Officer const& by, RunId id, Moment now);
/// The file for the civil registry, with whole numbers; a line in the audit.
/// @refuses civil.run_unknown civil.run_gathering
Result<std::string> give_request(House& house, access::Officer const& by, RunId id, Format format, Moment now);
/// The file that came back: read at once, applied by a job. More than one may come.
/// @refuses civil.run_unknown civil.run_gathering civil.run_busy and as read_answers
Result<RunRow> take_answers(House& house, access::Officer const& by, RunId id, std::string const& name,
                            std::string const& bytes, Moment now);
/// The work of a job of `job_kind`.
Result<std::string> work(House& house, jobs::JobContext& job);

// ---- what is done about somebody

struct Opened {
    Entry entry;
    registry::Checked who;
    std::vector<FieldSaid> fields;  // beside ours as it stands
    std::vector<Step> steps;
};
/// @refuses civil.entry_unknown access.act_not_allowed
Result<Opened> open(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, registry::PersonId id);

/// What is to stand in the registry: fields taken from the answer, or as an officer read them from a paper.
struct Mend {
    std::int64_t version = 0;  // of the entry, as seen
    std::vector<Field> take;
    registry::PersonEdit typed;
    std::string reason;
};
/// Through registry::edit, with its source. When all that differed was taken over, the answer in hand agrees (Q2);
/// else it waits for the next run.
/// @refuses civil.entry_unknown civil.changed_meanwhile civil.nothing_to_take civil.agrees_already
///          civil.reason_missing and as registry::edit
Result<Opened> mend(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, registry::PersonId id,
                    Mend const& wish);
/// Ours stays, with the reason why; it may stand in a letter.
/// @refuses civil.entry_unknown civil.changed_meanwhile civil.reason_missing civil.agrees_already
Result<Opened> keep(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, registry::PersonId id,
                    std::int64_t version, std::string const& reason);
/// Why the NIK is not found, as an officer learnt it.
/// @refuses civil.entry_unknown civil.changed_meanwhile civil.cause_not_of_it
Result<Opened> say_cause(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, registry::PersonId id,
                         std::int64_t version, Cause cause);
/// A second officer looked at what was mended.
/// @refuses civil.entry_unknown civil.changed_meanwhile civil.not_to_pass civil.four_eyes
Result<Opened> pass(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, registry::PersonId id,
                    std::int64_t version);

// ---- letters

inline constexpr std::int64_t letter_persons_max = 500;
struct LetterWish {
    std::string number;  // of the office's own register
    Cause cause = Cause::none;
    RegionCode area;
};
/// A letter about those of one cause who were in none yet, at most `letter_persons_max`.
/// @refuses access.act_not_allowed access.area_not_allowed civil.letter_cause civil.letter_nobody
///          civil.letter_number_taken civil.letter_number_malformed
Result<LetterRow> write_letter(db::Tx& tx, registry::Desk const& desk, access::Officer const& by,
                               LetterWish const& wish);

struct LetterPage {
    LetterRow letter;
    std::vector<registry::Checked> persons;
    std::vector<Entry> entries;  // of the same order
};
/// With whole numbers: a line in the audit. @refuses civil.letter_unknown
Result<LetterPage> open_letter(db::Tx& tx, registry::Desk const& desk, access::Officer const& by, LetterId id);

// ---- erasure

struct Erasable {
    Entry entry;
    store::Kept kept;
};
/// What an erasure would take of what the civil registry said of somebody, nobody's name; the look stands in the audit
/// chain. Act erase_personal. @refuses access.act_not_allowed civil.entry_unknown
Result<Erasable> look_erasable(db::Tx& tx, access::Office& office, access::Officer const& by, registry::PersonId id,
                               Moment now);
struct ErasureWish {
    registry::PersonId person;
    std::string reason;
};
/// Empties it, with why officers did what, and forgets the answers' files of runs that asked for the person; the
/// standing stays. Refused while an officer has still something to do (is_due). Without an officer: the office itself.
/// @return files of the vault to remove once this is committed
/// @refuses access.act_not_allowed civil.entry_unknown civil.still_open civil.already_erased
Result<std::vector<std::int64_t>> erase(db::Tx& tx, access::Office& office, std::optional<access::Officer> const& by,
                                        ErasureWish const& wish, Moment now);

// ---- the web service

struct ServiceSetting {
    std::string url, account, agreement;
    std::optional<std::string> secret;  // none: as it was
};
/// @refuses access.act_not_allowed http.address_malformed civil.secret_missing
Result<ServiceRow> set_service(db::Tx& tx, House& house, access::Officer const& by, ServiceSetting const& wish,
                               Moment now);

}  // namespace sinergi::civil
