#pragma once
// Deeds on complaints: one deed, one transaction, one audit line, one notice. Permit, facts, decision, effect, trace.

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "calendar/rules.hpp"
#include "grievances/model.hpp"
#include "grievances/rules.hpp"
#include "grievances/settings.hpp"
#include "grievances/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::grievances {

/// What every deed needs beside its transaction.
struct Desk {
    access::Office& office;
    Settings const& settings;
    calendar::Calendar const& calendar;
    Moment now;
    [[nodiscard]] Time time() const { return {settings.clocks, calendar, office.zone, now}; }
};

struct NewReporter {
    std::string name, phone, email, address;  // phone as "+62..."
    ContactChannel contact = ContactChannel::phone;
    std::optional<std::int64_t> hours_from, hours_to;
    bool no_text = false;
    std::string language = "id";
};

/// Somebody or something the report names. `account` where the front office knows it.
struct NewNamed {
    AboutKind kind = AboutKind::officer;
    std::string name;
    RegionCode region{};
    access::AccountId account{};
    access::UnitId unit{};  // when it is about a whole unit
};

struct NewPhoto {
    PhotoId id;
    std::string token;
};

struct NewGrievance {
    std::string kind;
    RegionCode region;
    std::string text;
    std::string place{};
    std::optional<double> lat{}, lon{};
    Channel channel = Channel::web;
    std::optional<Privacy> privacy{};  // none: confidential for closed and naming ones, else open
    std::optional<NewReporter> reporter{};
    std::vector<NewNamed> about{};
    std::vector<NewPhoto> photos{};
    GrievanceId follows{};
    std::string source_ref{};
    std::optional<Moment> received_at{};  // when the letter or chat came; not in the future, at most a year ago
    bool is_urgent = false;
    access::AccountId officer{};  // given at once to this officer
};

/// What the reporter takes home.
struct Receipt {
    GrievanceId id;
    std::string key;  // kept nowhere: key_of makes it again
    Moment promise_at;
    bool is_urgent = false;
    std::int64_t version = 1;
};

/// Takes in a report: by an officer for somebody, or (`by` none) from a citizen. NIK in free text are masked.
/// @refuses access.act_not_allowed access.area_not_allowed grievances.kind_unknown grievances.kind_ended
///          grievances.received_in_future grievances.received_too_old grievances.photo_unknown grievances.place_outside
///          grievances.officer_unknown
[[nodiscard]] Result<Receipt> receive(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by,
                                      NewGrievance wish);

/// What an officer wants done. Members that a deed does not use are left alone.
struct Wish {
    std::string text{};                     // note, question, answer, reason
    std::optional<std::int64_t> version{};  // when given, grievances.changed unless it is still that one
    access::AccountId officer{};            // assign, verify
    access::UnitId unit{};                  // forward, verify
    std::string kind{};                     // verify: the right kind, when the reporter chose another
    std::string reason{};                   // reject: a code of the list
    std::optional<Date> until{};            // extend
    GrievanceId into{};                     // merge
    StepId step{};                          // sent: which answer went out
    std::vector<NewNamed> about{};          // named: whom it turned out to be about
};

/// Does a deed; answers the complaint after it. `answered` with Deed::closed after it is `answer_and_close`.
/// @refuses grievances.not_found access.act_not_allowed grievances.not_yours grievances.not_in_this_state
///          grievances.changed and what the deed itself asks: grievances.officer_unknown grievances.officer_not_here
///          grievances.unit_unknown grievances.merge_self grievances.merge_ended grievances.extend_past
///          grievances.extend_too_far grievances.already_theirs grievances.text_needed grievances.contested_above
[[nodiscard]] Result<Grievance> act(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id, Deed deed,
                                    Wish const& wish);
/// Asks ahead what `act` will ask (db::Tx::ahead).
void act_ahead(db::Tx& tx, access::Officer const& by, GrievanceId id, Wish const& wish);
/// Answers and closes in one step, verification included.
[[nodiscard]] Result<Grievance> answer_and_close(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                 GrievanceId id, Wish const& wish);

/// Who reported; the reason is written in the audit chain with the reading.
/// @refuses grievances.not_found access.act_not_allowed grievances.reporter_unknown
[[nodiscard]] Result<store::Reporter> open_reporter(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                    GrievanceId id, std::string const& reason);
/// Opens a complaint's file: the reading is in the audit chain before the answer goes out.
/// @refuses grievances.not_found access.act_not_allowed
[[nodiscard]] Result<Grievance> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id);

/// A complaint by number and key, as its reporter sees it; of a merged one, what speaks for it.
struct Tracked {
    Grievance own;
    Grievance speaks;
};
/// @refuses grievances.number_or_key_wrong for an unknown number and for a wrong key alike
[[nodiscard]] Result<Tracked> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key);
/// The reporter rebuts, reopens, replies to a question, or says whether it helped.
/// @refuses grievances.number_or_key_wrong grievances.rebut_over grievances.not_in_this_state grievances.text_needed
///          grievances.contested_before
[[nodiscard]] Result<Tracked> reporter_does(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key,
                                            Deed deed, std::string const& text, std::optional<bool> is_satisfied);

/// What may be told of a complaint outside the office: nothing that was said, nobody's name.
struct Outline {
    GrievanceId id;
    std::string kind;
    State state = State::diterima;  // of a merged one, that of the complaint which speaks for it
    RegionCode region;
    std::int64_t guard = 0;
    Moment received_at, promise_at;
    std::optional<Moment> answered_at;
};
/// None when there is no such complaint. The caller knows who may hear of a guarded one.
[[nodiscard]] std::optional<Outline> outline(db::Tx& tx, GrievanceId id);
struct PublicStep {  // a line of the timeline that its reporter reads
    Moment at;
    std::string deed, state, text;
};
[[nodiscard]] std::vector<PublicStep> public_timeline(db::Tx& tx, GrievanceId id);

/// What the clocks ask for now: late complaints climb, answered ones are finished after their ten days.
/// @return how many were moved
[[nodiscard]] Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// An account ended: its open work goes to the successor, or back to its unit.
[[nodiscard]] Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from,
                                             access::AccountId to);

/// An ended complaint as whoever erases it sees it: what it was and how much would go, nobody's name. Logged.
struct Erasable {
    Grievance grievance;
    bool is_erased = false, has_reporter = false;
    std::int64_t photos = 0, words = 0;  // words: entries of the timeline that hold any
};
/// @refuses grievances.not_found access.act_not_allowed
[[nodiscard]] Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id);
/// Empties what is personal and leaves reason and date (UU 27/2022; docs/admin.md#retention).
/// @refuses grievances.not_found access.act_not_allowed grievances.still_open
[[nodiscard]] Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, GrievanceId id,
                         std::string const& reason);

struct KeptPhoto {
    std::string digest, thumb;  // names in the node's file store
    std::int64_t width = 0, height = 0;
    std::optional<double> lat{}, lon{};  // where it was taken
};
/// Keeps a photo that belongs to no report yet; whoever holds the token hands it in with one (NewGrievance::photos).
[[nodiscard]] NewPhoto keep_photo(db::Tx& tx, access::Office& office, KeptPhoto const& photo, Moment now);

/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

/// How a complaint is found by its words: the rows of the word table it stands in. For who fills an office in bulk.
struct WordRows {
    std::int64_t fortnight = 0;
    std::vector<std::string> words;
};
[[nodiscard]] WordRows word_rows(GrievanceId id, std::string_view body, std::string_view place);

/// The highest id stored here; 0 when there is none. A program that starts makes its ids above it.
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

/// The key that opens a complaint to its reporter: eight characters, read out over a telephone without doubt, 40 bits.
/// It follows from the number and the node's secret, so that no table, log or backup of the database holds one.
[[nodiscard]] std::string key_of(access::Office const& office, GrievanceId id);
/// Small letters, dashes and O, I, L for 0, 1, 1 are forgiven.
[[nodiscard]] bool is_key_of(access::Office const& office, GrievanceId id, std::string_view key);

/// Closes what came in before `kind` was marked closed: it leaves nearby lists, figures of others and streams. In
/// steps.
void close_kind(db::Database& db, IdMaker& ids, std::string_view kind, Moment now);

}  // namespace sinergi::grievances
