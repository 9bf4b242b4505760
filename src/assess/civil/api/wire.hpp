#pragma once
// What goes over the wire. A NIK leaves masked; whole ones only in the request file and in a letter.

#include "base/text.hpp"
#include "civil/actions.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::civil::wire {

struct CivilAreaIn {
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(CivilAreaIn, (), (region))

struct CivilCountOut {
    State state = State::MK;
    Cause cause = Cause::none;
    std::int64_t persons = 0;
};
BOOST_DESCRIBE_STRUCT(CivilCountOut, (), (state, cause, persons))
struct CivilSummaryOut {
    RegionCode area;
    std::string area_name;
    std::vector<CivilCountOut> items;  // open ones only
    bool has_service = false, may_mend = false;
};
BOOST_DESCRIBE_STRUCT(CivilSummaryOut, (), (area, area_name, items, has_service, may_mend))

struct CivilRunIn {
    std::optional<RegionCode> area;
    Way way = Way::file;
    Who who = Who::never;
    std::optional<Cause> cause;
};
BOOST_DESCRIBE_STRUCT(CivilRunIn, (), (area, way, who, cause))
struct CivilRunAt {
    RunId id;
};
BOOST_DESCRIBE_STRUCT(CivilRunAt, (), (id))

struct CivilFaultOut {
    std::int64_t line = 0;
    std::string column, sentence;
};
BOOST_DESCRIBE_STRUCT(CivilFaultOut, (), (line, column, sentence))
struct CivilRunOut {
    RunId id;
    RegionCode area;
    std::string area_name, account_name;
    Way way = Way::file;
    Who who = Who::never;
    Cause cause = Cause::none;
    RunState state = RunState::gathering;
    RunCounts counts;
    std::vector<CivilFaultOut> faults;
    std::string fault;  // why it stopped, a sentence
    std::string stage, file_name;
    std::int64_t done = 0, total = 0;
    Moment made_at;
    std::optional<Moment> given_at, answered_at;
};
BOOST_DESCRIBE_STRUCT(CivilRunOut, (),
                      (id, area, area_name, account_name, way, who, cause, state, counts, faults, fault, stage,
                       file_name, done, total, made_at, given_at, answered_at))
struct CivilRunsOut {
    std::vector<CivilRunOut> items;
};
BOOST_DESCRIBE_STRUCT(CivilRunsOut, (), (items))

struct CivilEntriesIn {
    std::optional<RegionCode> region;
    std::optional<Cause> cause;
    std::optional<State> state;
    std::optional<bool> is_mine;  // only those with whom the caller has something to do
    std::optional<registry::PersonId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(CivilEntriesIn, (), (region, cause, state, is_mine, after, limit))
struct CivilEntryRowOut {
    registry::PersonId id;  // of the person
    std::string name, nik_masked, region_name;
    std::optional<Date> born_on;
    State state = State::MK;
    Cause cause = Cause::none;
    CauseFrom cause_from = CauseFrom::nobody;
    std::vector<Field> differs;
    Moment answered_at;
    bool is_kept = false, has_letter = false;
};
BOOST_DESCRIBE_STRUCT(CivilEntryRowOut, (),
                      (id, name, nik_masked, region_name, born_on, state, cause, cause_from, differs, answered_at,
                       is_kept, has_letter))
struct CivilEntriesOut {
    std::vector<CivilEntryRowOut> items;
    std::optional<registry::PersonId> next;
};
BOOST_DESCRIBE_STRUCT(CivilEntriesOut, (), (items, next))

struct CivilEntryAt {
    registry::PersonId id;
};
BOOST_DESCRIBE_STRUCT(CivilEntryAt, (), (id))
struct CivilFieldOut {
    Field field = Field::name;
    std::string ours, theirs;  // theirs: "" when they said no more than same or different
    Said said = Said::nothing;
};
BOOST_DESCRIBE_STRUCT(CivilFieldOut, (), (field, ours, theirs, said))
struct CivilStepOut {
    StepKind kind = StepKind::answered;
    State state = State::MK;
    Cause cause = Cause::none;
    std::string reason, author_name;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(CivilStepOut, (), (kind, state, cause, reason, author_name, at))
struct CivilEntryOut {
    CivilEntryRowOut row;
    registry::FamilyId family;
    std::string head_name, address, note, reason, letter_number;
    Found found = Found::found;
    std::vector<CivilFieldOut> fields;
    std::vector<CivilStepOut> steps;
    bool may_mend = false, may_pass = false, is_open = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CivilEntryOut, (),
                      (row, family, head_name, address, note, reason, letter_number, found, fields, steps, may_mend,
                       may_pass, is_open, version))

struct CivilMendIn {
    registry::PersonId id;
    std::int64_t version = 0;
    std::optional<std::vector<Field>> take;
    std::optional<Line<0, 40>> nik;
    std::optional<Line<0, 120>> name, born_place, mother_name;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
    std::optional<Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(CivilMendIn, (), (id, version, take, nik, name, born_place, mother_name, sex, born_on, reason))
struct CivilKeepIn {
    registry::PersonId id;
    std::int64_t version = 0;
    Text<0, 500> reason;
};
BOOST_DESCRIBE_STRUCT(CivilKeepIn, (), (id, version, reason))
struct CivilCauseIn {
    registry::PersonId id;
    std::int64_t version = 0;
    Cause cause = Cause::none;
};
BOOST_DESCRIBE_STRUCT(CivilCauseIn, (), (id, version, cause))
struct CivilPassIn {
    registry::PersonId id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CivilPassIn, (), (id, version))

struct CivilLetterIn {
    Line<0, 80> number;
    Cause cause = Cause::none;
    std::optional<RegionCode> area;
};
BOOST_DESCRIBE_STRUCT(CivilLetterIn, (), (number, cause, area))
struct CivilLetterAt {
    LetterId id;
};
BOOST_DESCRIBE_STRUCT(CivilLetterAt, (), (id))
struct CivilLetterOut {
    LetterId id;
    std::string number, area_name, author_name;
    Cause cause = Cause::none;
    std::int64_t persons = 0;
    Moment made_at;
};
BOOST_DESCRIBE_STRUCT(CivilLetterOut, (), (id, number, area_name, author_name, cause, persons, made_at))
struct CivilLettersOut {
    std::vector<CivilLetterOut> items;
};
BOOST_DESCRIBE_STRUCT(CivilLettersOut, (), (items))

struct CivilServiceIn {
    Line<1, 300> url;
    Line<1, 100> account;
    std::optional<Line<1, 300>> secret;
    Line<1, 200> agreement;
};
BOOST_DESCRIBE_STRUCT(CivilServiceIn, (), (url, account, secret, agreement))
/// The secret never leaves.
struct CivilServiceOut {
    std::string url, account, agreement;
    std::optional<Moment> set_at;
};
BOOST_DESCRIBE_STRUCT(CivilServiceOut, (), (url, account, agreement, set_at))

}  // namespace sinergi::civil::wire
