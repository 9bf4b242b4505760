#pragma once
// Deeds at the counter: one deed, one transaction, one audit line, one notice. Letters: actions/letters.hpp; PBI-JK:
// actions/pbi.hpp; why aid stopped: actions/aid.hpp.

#include "access/doors.hpp"
#include "regions/areas.hpp"
#include "requests/rules.hpp"
#include "requests/rules/pbi.hpp"
#include "requests/store.hpp"

namespace sinergi::requests {

/// What every deed stands on.
struct Desk {
    access::Office& office;
    calendar::Calendar const& calendar;
    regions::Areas const& areas;
    Moment now;
    [[nodiscard]] Time time() const { return {calendar, office.zone, now}; }
    [[nodiscard]] Date today() const { return date_in(office.zone, now); }
};

/// The kinds as they stand; a small table, read with the deed.
/// @refuses requests.kind_unknown
[[nodiscard]] Result<Kind> kind_of(db::Tx& tx, std::string_view code);

struct NewRequest {
    std::string kind;
    RegionCode region;  // of the person's village
    Person person;
    Pace pace = Pace::ordinary;
    std::string note{};
    std::optional<Need> need{};  // PBI-JK
    std::optional<Date> deactivated_on{};
};
/// What the applicant takes home.
struct Receipt {
    Request request;
    std::string key;  // kept nowhere: key_of makes it again
    std::vector<Wanted> missing;
};
/// Takes in a request at a counter. An emergency goes to the duty officer of the day.
/// @refuses access.act_not_allowed access.area_not_allowed requests.kind_unknown requests.kind_ended
/// requests.place_outside requests.person_malformed requests.answer_missing requests.answer_unknown
/// requests.no_emergency requests.pbi_need_missing
[[nodiscard]] Result<Receipt> receive(db::Tx& tx, Desk const& desk, access::Officer const& by, NewRequest wish);

/// What an officer wants done. Members that a deed does not use are left alone.
struct Wish {
    std::string text{};                     // note, what is missing, reason
    std::optional<std::int64_t> version{};  // when given, refused unless it is still that one
    std::vector<store::CheckRow> checks{};  // checked: what was looked at
};
/// asked, completed, claimed, checked, returned, initialled, handed_over, declined, withdrawn or noted.
/// @refuses requests.not_found access.act_not_allowed requests.four_eyes requests.not_in_this_state
/// requests.changed_meanwhile requests.text_needed requests.papers_missing requests.check_open requests.check_not_met
/// and for PBI-JK those of `against`
[[nodiscard]] Result<Request> act(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Deed deed,
                                  Wish const& wish);
/// Keeps answers of the checklist without deciding.
/// @refuses requests.not_found access.act_not_allowed requests.check_unknown
Done note_checks(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                 std::vector<store::CheckRow> const& checks);
/// A paper whose bytes are in the FileStore. @refuses requests.not_found requests.paper_unknown requests.ended
Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, store::PaperRow paper);
/// Mends what was written of the person, until the letter has its number.
/// @refuses requests.not_found requests.ended requests.changed_meanwhile requests.person_malformed
/// requests.answer_missing requests.answer_unknown
Result<Request> mend(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id, Person const& person,
                     std::optional<std::int64_t> version);

/// A request with all that stands in its file. The reading is in the audit chain.
struct File {
    Request request;
    Kind kind;
    Person person;  // numbers whole, health included: the api masks
    std::vector<store::PaperRow> papers;
    std::vector<store::CheckRow> checks;
    std::vector<store::StepRow> steps;
    std::vector<Letter> letters;  // newest first
    std::optional<Pbi> pbi;
};
/// @refuses requests.not_found access.act_not_allowed
[[nodiscard]] Result<File> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id);
/// The person's numbers whole; the reason stands in the audit chain.
/// @refuses requests.not_found access.act_not_allowed
[[nodiscard]] Result<Person> open_person(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id,
                                         std::string const& reason);
[[nodiscard]] std::vector<Wanted> missing_papers(Kind const& kind, std::vector<store::PaperRow> const& papers);

/// What is like a new request: the same NIK, the same telephone, a name that shares its words. The likest first.
struct Like {
    std::string name, nik, phone;
};
[[nodiscard]] std::vector<store::Listed> alike(db::Tx& tx, access::Permit const& permit, Like const& like);

/// As its applicant sees it.
/// @refuses requests.number_or_key_wrong for an unknown number and a wrong key alike
[[nodiscard]] Result<File> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key);
/// Eight characters that follow from the number and the node's secret.
[[nodiscard]] std::string key_of(access::Office const& office, RequestId id);
[[nodiscard]] bool is_key_of(access::Office const& office, RequestId id, std::string_view key);

/// Tells once of each request whose time ran out. @return how many
[[nodiscard]] Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// An account ended: its open work goes to the successor, or to nobody.
[[nodiscard]] Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from,
                                             access::AccountId to);
/// An ended request as whoever erases it sees it: what it was and how much would go, nobody's name. Logged.
struct Erasable {
    Request request;
    bool is_erased = false;
    std::int64_t papers = 0, letters = 0;
};
/// @refuses requests.not_found access.act_not_allowed
[[nodiscard]] Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, RequestId id);
/// Empties what is personal of an ended request: person, words, papers, notes, what stood in its letters and their
/// scans. Number, kind, area, dates, the register's rows and the reason stay (docs/admin.md#retention).
/// @refuses requests.not_found access.act_not_allowed requests.still_open requests.already_erased
[[nodiscard]] Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, RequestId id,
                         std::string const& reason);
/// Retention: the same for requests that ended long ago; and letters put into one PDF long enough ago. @return requests
[[nodiscard]] Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

enum class Keep : std::uint8_t { added, changed };
/// Kinds: act manage_settings.
/// @refuses access.act_not_allowed requests.kind_taken requests.changed_meanwhile requests.signer_may_not
/// access.unit_unknown and those of check_kind
Done put_kind(db::Tx& tx, Desk const& desk, access::Officer const& by, Kind const& kind, Keep keep);

}  // namespace sinergi::requests
