#pragma once
// What stands beside a roll: recaps, papers, the timeline, officials, the office's lists of words.

#include "proposals/model.hpp"

namespace sinergi::proposals {

/// What the regent signs on paper: the approved rolls of a month.
struct Recap {
    RecapId id;
    RegionCode region;
    std::string month;
    access::AccountId made_by;
    Moment made_at;
    std::string number;  // of the signed paper; "" not signed yet
    std::optional<Date> signed_on;
    std::string ended;  // why it was given up; "" it was not
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Recap, (), (id, region, month, made_by, made_at, number, signed_on, ended, version))

struct Paper {
    PaperId id;
    RollId roll;
    ItemId item;
    RecapId recap;
    PaperKind kind = PaperKind::minutes;
    std::string digest, file_name, type;
    std::int64_t bytes = 0;
    Moment at;
    access::AccountId account;
};
BOOST_DESCRIBE_STRUCT(Paper, (), (id, roll, item, recap, kind, digest, file_name, type, bytes, at, account))

struct Step {
    StepId id;
    RollId roll;
    ItemId item;
    Moment at;
    std::string deed;
    access::AccountId account;
    std::string by_role, words, from_state, to_state;
};
BOOST_DESCRIBE_STRUCT(Step, (), (id, roll, item, at, deed, account, by_role, words, from_state, to_state))

/// Somebody of a village's government whose family is looked at twice.
struct Official {
    OfficialId id;
    RegionCode region;
    std::string name, post, nik, no_kk;
    access::AccountId declared_by;
    std::optional<Moment> ended_at;
};
BOOST_DESCRIBE_STRUCT(Official, (), (id, region, name, post, nik, no_kk, declared_by, ended_at))

/// Where a line stands, as whoever asked for it may hear it.
struct Standing {
    ItemId id;
    RollId roll;
    std::string month;
    State roll_state = State::drafting;
    ItemState state = ItemState::listed;
    std::string reason_id, reason_en;  // why the meeting left it out, in the words of the office's list; "" none
    std::string words;                 // why it was left out, withdrawn or refused
    std::optional<Date> met_on, entered_on, arrived_on;
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (id, roll, month, roll_state, state, reason_id, reason_en, words, met_on, entered_on, arrived_on))

/// A code of the office's lists: why somebody is taken out ("reason"), which programme ("programme").
struct Word {
    std::string list, code, name_id, name_en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (list, code, name_id, name_en))

}  // namespace sinergi::proposals
