#pragma once
// What is added to a family's file: events, answers of the form, deciles, and pairs that may be one person.

#include "registry/model.hpp"

#include <map>

namespace sinergi::registry {

struct Event;
struct Pair;
using EventId = Id<Event>;
using PairId = Id<Pair>;

enum class EventKind : std::uint8_t {
    created,
    edited,
    answered,
    born,
    died,
    married,
    divorced,
    moved,
    came_in,
    left,
    split,
    joined,
    new_head,
    merged,
    unmerged,
    imported,
    undone,
    decile,
    padan,
    proposed,
    decided,
    objected,
    checked,
};
BOOST_DESCRIBE_ENUM(EventKind, created, edited, answered, born, died, married, divorced, moved, came_in, left, split,
                    joined, new_head, merged, unmerged, imported, undone, decile, padan, proposed, decided, objected,
                    checked)

/// A field before and after. A NIK or a family card's number stands here masked.
struct Change {
    std::string field, before, after;
};
BOOST_DESCRIBE_STRUCT(Change, (), (field, before, after))

/// A line of the timeline. `on_day` is when it happened, `recorded_at` when somebody said so.
struct Event {
    EventId id;
    EventKind kind = EventKind::created;
    Date on_day;
    RegionCode region;
    FamilyId family;
    PersonId person;
    FamilyId other_family;
    PersonId other_person;
    std::string changes = "[]";  // JSON of Change
    std::string section, reason;
    Source source = Source::office;
    access::AccountId author;
    std::string by_role;
    Moment recorded_at;
};
BOOST_DESCRIBE_STRUCT(Event, (),
                      (id, kind, on_day, region, family, person, other_family, other_person, changes, section, reason,
                       source, author, by_role, recorded_at))

/// Answers of one section: question key -> code or count.
using Answers = std::map<std::string, std::int64_t>;
/// Which printed form they were given on; its codes are kept as they are.
enum class FormVersion : std::uint8_t { bdt2015, regsosek2022 };
BOOST_DESCRIBE_ENUM(FormVersion, bdt2015, regsosek2022)

struct Answered;
using AnsweredId = Id<Answered>;
struct Answered {
    AnsweredId id;
    std::int64_t subject = 0;  // id of the family or the person
    std::string section;
    FormVersion form = FormVersion::regsosek2022;
    std::string body = "{}";  // JSON of Answers
    Source source = Source::office;
    access::AccountId author;
    Moment recorded_at;
    Date valid_from;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (id, subject, section, form, body, source, author, recorded_at, valid_from))

/// What a list of the state says besides; named as in the DTSEN files.
/// @source docs/sources.md#registry-forms
enum class FactKind : std::uint8_t { status_dtsen, pbi, bansos, kemiskinan_ekstrem, keberadaan };
BOOST_DESCRIBE_ENUM(FactKind, status_dtsen, pbi, bansos, kemiskinan_ekstrem, keberadaan)
struct Fact;
using FactId = Id<Fact>;
/// `value` as the list has it: a code where it has a code list, else its words.
struct Fact {
    FactId id;
    std::int64_t subject = 0;  // id of the family or the person
    FactKind kind = FactKind::status_dtsen;
    std::string value;
    Source source = Source::list;
    access::AccountId author;
    Moment recorded_at;
    Date as_of;  // cut-off of the list
};
BOOST_DESCRIBE_STRUCT(Fact, (), (id, subject, kind, value, source, author, recorded_at, as_of))

/// The decile BPS sent for a quarter, or a score of our own: different facts, never mixed.
enum class DecileOf : std::uint8_t { bps, local };
BOOST_DESCRIBE_ENUM(DecileOf, bps, local)
struct Decile {
    DecileOf of = DecileOf::bps;
    std::string period;  // "2026-Q3"
    std::int64_t decile = 0;
    Moment received_at;
};
BOOST_DESCRIBE_STRUCT(Decile, (), (of, period, decile, received_at))

/// Two rows that may be one person, and what was said of them.
enum class PairState : std::uint8_t { open, same, different, check };
BOOST_DESCRIBE_ENUM(PairState, open, same, different, check)
struct Pair {
    PairId id;
    PersonId left, right;
    RegionCode region;
    std::int64_t score = 0;  // thousandths of a bit
    PairState state = PairState::open;
    access::AccountId decided_by;
    std::optional<Moment> decided_at;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (id, left, right, region, score, state, decided_by, decided_at, reason))

}  // namespace sinergi::registry
