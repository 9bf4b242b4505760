#pragma once
// What goes between offices about a case, limited to what the ground allows. Only for this house's actions.
//
//     case.asked         AskedLetter      the case as far as it may go, what is asked, the offer of the pen
//     case.entry         EntryLetter      one entry of an office
//     case.assignment    AnswerLetter     accepted, declined, done, returned
//     case.withdrawn     WithdrawnLetter  what was asked by mistake
//     case.persons       PersonsLetter    persons added or changed since the case was shared
//     case.erased        ErasedLetter     what is personal in an ended case was emptied
//     case.pen           PenLetter        offered, taken, returned: the whole pen
//     case.lead          LeadLetter       the lead's word: state, types, risk, closing
//     case.known_asked   KnownLetter      case.known_answer   KnownAnswerLetter

#include "cases/actions/trace.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::cases::letters {

/// Files that one letter brings, at most; federation carries no more.
inline constexpr std::size_t papers_max = 50;

struct PersonOut {
    std::string role, identity, sex, age_band;
    bool is_child = false;
    std::optional<std::string> name, relation, nik, phone, address;
    std::optional<Date> born_on;
    std::optional<std::string> ref;  // "3208/0ABC...": who it is when it is told again
};
BOOST_DESCRIBE_STRUCT(PersonOut, (),
                      (role, identity, sex, age_band, is_child, name, relation, nik, phone, address, born_on, ref))
struct PaperOut {
    std::string digest, kind, file_name, type;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(PaperOut, (), (digest, kind, file_name, type, bytes))
struct EntryOut {
    std::string author_node, entry_id;
    Moment at;
    std::string kind, by_role, office;
    std::optional<json::RawJson> body;  // none: what was done is told, not its words
    std::vector<PaperOut> papers;
};
BOOST_DESCRIBE_STRUCT(EntryOut, (), (author_node, entry_id, at, kind, by_role, office, body, papers))
struct NamedOut {
    std::string kind, node;
    RegionCode region;
};
BOOST_DESCRIBE_STRUCT(NamedOut, (), (kind, node, region))
struct AssignmentOut {
    AssignmentKind kind = AssignmentKind::escalation;
    std::string author_node, author_id, reason, asked, tried;
    Moment asked_at, due_at;
    bool is_emergency = false, with_pen = false, is_flagged = false;
    std::string basis;
};
BOOST_DESCRIBE_STRUCT(AssignmentOut, (),
                      (kind, author_node, author_id, reason, asked, tried, asked_at, due_at, is_emergency, with_pen,
                       is_flagged, basis))
/// A case as it travels.
struct CaseOut {
    std::string origin_node, origin_id;
    RegionCode region;
    bool is_managed = false;
    State state = State::baru;
    Moment state_since, received_at, promise_at;
    std::string types;
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    bool is_child = false;
    std::int64_t guard = 0;
    std::vector<NamedOut> named;
    std::string pen_node, pen_offered_to;
    std::int64_t pen_seq = 0;
    std::optional<std::string> need;
    std::optional<Medical> medical;
    std::vector<PersonOut> persons;
    std::vector<EntryOut> entries;
};
BOOST_DESCRIBE_STRUCT(CaseOut, (),
                      (origin_node, origin_id, region, is_managed, state, state_since, received_at, promise_at, types,
                       risk, urgency, is_child, guard, named, pen_node, pen_offered_to, pen_seq, need, medical, persons,
                       entries))
struct AskedLetter {
    std::int64_t v = 1;
    CaseOut case_;
    AssignmentOut assignment;
};
BOOST_DESCRIBE_STRUCT(AskedLetter, (), (v, case_, assignment))
struct EntryLetter {
    std::int64_t v = 1;
    bool is_child = false;
    EntryOut entry;
};
BOOST_DESCRIBE_STRUCT(EntryLetter, (), (v, is_child, entry))
struct AnswerLetter {
    std::int64_t v = 1;
    std::string author_node, author_id;
    AssignmentState state = AssignmentState::accepted;
    std::string reason, result;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(AnswerLetter, (), (v, author_node, author_id, state, reason, result, at))
struct WithdrawnLetter {
    std::int64_t v = 1;
    std::string author_node, author_id, reason;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(WithdrawnLetter, (), (v, author_node, author_id, reason, at))
struct PersonsLetter {
    std::int64_t v = 1;
    bool is_child = false;
    std::vector<PersonOut> persons;
};
BOOST_DESCRIBE_STRUCT(PersonsLetter, (), (v, is_child, persons))
struct ErasedLetter {
    std::int64_t v = 1;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ErasedLetter, (), (v, at))
struct PenLetter {
    std::int64_t v = 1;
    std::string node, offered_to;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(PenLetter, (), (v, node, offered_to, seq))
struct LeadLetter {
    std::int64_t v = 1;
    State state = State::baru;
    Moment state_since;
    std::string types;
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    bool is_child = false, is_managed = false;
    std::int64_t guard = 0;
    std::optional<Medical> medical;
    std::optional<Moment> closed_at;
    std::string close_reason, answer;
    std::int64_t pen_seq = 0;  // whose word it is: later pens outdo earlier ones
};
BOOST_DESCRIBE_STRUCT(LeadLetter, (),
                      (v, state, state_since, types, risk, urgency, is_child, is_managed, guard, medical, closed_at,
                       close_reason, answer, pen_seq))
struct KnownLetter {
    std::int64_t v = 1;
    std::string ask, name;
    std::optional<std::string> nik;
    RegionCode region;
};
BOOST_DESCRIBE_STRUCT(KnownLetter, (), (v, ask, name, nik, region))
struct KnownAnswerLetter {
    std::int64_t v = 1;
    std::string ask;
    std::vector<KnownCase> cases;
};
BOOST_DESCRIBE_STRUCT(KnownAnswerLetter, (), (v, ask, cases))

/// What an entry's words need, beyond the minimum.
[[nodiscard]] agreements::Fields fields_for(EntryKind const& kind, bool is_child);
/// Which groups of data a letter holds, whatever its ground said.
[[nodiscard]] agreements::Fields fields_in(CaseOut const& c);
[[nodiscard]] agreements::Fields fields_in(EntryOut const& entry, bool is_child);
[[nodiscard]] agreements::Fields fields_in(std::vector<PersonOut> const& persons, bool is_child);
/// Only what `fields` allow; all else is left out, never replaced.
[[nodiscard]] CaseOut limited(CaseOut whole, agreements::Fields const& fields);
[[nodiscard]] PersonOut limited(PersonOut whole, agreements::Fields const& fields, bool is_child);
[[nodiscard]] EntryOut limited(EntryOut whole, agreements::Fields const& fields, bool is_child);

/// The case as a whole, before it is limited. NIKs are unboxed.
[[nodiscard]] std::vector<PersonOut> whole_persons(db::Tx& tx, Desk const& desk, CaseId id);
[[nodiscard]] CaseOut whole_case(db::Tx& tx, Desk const& desk, Case const& c);
[[nodiscard]] EntryOut entry_out(store::EntryRow const& entry, std::vector<store::PaperRow> const& papers);
/// Files that follow a letter.
[[nodiscard]] std::vector<std::string> papers_in(CaseOut const& c);

/// Sends to every node that shares the case except `but`. Entries are limited to each one's own ground.
void tell_entry(db::Tx& tx, Desk const& desk, Case const& c, EntryOut const& entry, std::string_view but);
/// Persons as they stand, limited to each one's own ground.
void tell_persons(db::Tx& tx, Desk const& desk, Case const& c, std::vector<PersonOut> const& persons,
                  std::string_view but);
void tell_all(db::Tx& tx, Desk const& desk, Case const& c, std::string_view kind, std::string const& payload,
              std::string_view but);
void tell_lead(db::Tx& tx, Desk const& desk, Case const& c, std::string_view but);
void tell_pen(db::Tx& tx, Desk const& desk, Case const& c, std::string_view but);
/// Only to whom it was asked of.
void tell_withdrawn(db::Tx& tx, Desk const& desk, Case const& c, Assignment const& a);
void tell_answer(db::Tx& tx, Desk const& desk, Case const& c, Assignment const& a);

}  // namespace sinergi::cases::letters
