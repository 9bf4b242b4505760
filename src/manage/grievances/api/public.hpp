#pragma once
// What the public JSON door and the pages without JavaScript share. Only for this house's api.

#include "grievances/actions.hpp"
#include "grievances/api/shared.hpp"

namespace sinergi::grievances {

struct TrackedStep {
    Moment at;
    std::string act, act_name, text;
    bool by_office = false;
};
BOOST_DESCRIBE_STRUCT(TrackedStep, (), (at, act, act_name, text, by_office))

/// What a reporter sees. No name of an officer, nothing of another reporter.
struct TrackedOut {
    std::string tracking_number, kind, kind_name, state, state_name, region_name;
    Moment received_at;
    Date answer_by;
    Moment answer_by_at;
    bool is_urgent = false, is_late = false;
    std::optional<Date> extended_to;
    std::optional<std::string> extended_why;
    std::vector<TrackedStep> timeline;
    std::optional<std::string> question;
    bool may_rebut = false, may_reopen = false;
    std::optional<Date> rebut_until;
    bool may_rate = false;
    std::optional<bool> satisfied;
};
BOOST_DESCRIBE_STRUCT(TrackedOut, (),
                      (tracking_number, kind, kind_name, state, state_name, region_name, received_at, answer_by,
                       answer_by_at, is_urgent, is_late, extended_to, extended_why, timeline, question, may_rebut,
                       may_reopen, rebut_until, may_rate, satisfied))

/// @refuses grievances.number_or_key_wrong access.too_many_tries
[[nodiscard]] Result<TrackedOut> track_for(House& house, http::Call const& call, std::string const& number,
                                           std::string const& key);
/// @refuses as track_for, and what reporter_does asks
[[nodiscard]] Result<TrackedOut> turn_for(House& house, http::Call const& call, std::string const& number,
                                          std::string const& key, Deed deed, std::string const& text,
                                          std::optional<bool> is_satisfied);
/// @refuses access.too_many_tries and what receive asks
[[nodiscard]] Result<wire::PublicReceiptOut> receive_public(House& house, http::Call const& call,
                                                            NewGrievance const& wish);

struct NewPhotoKept {
    KeptPhoto photo;
    NewPhoto held;
};
/// Cleans, keeps and registers a photo that belongs to no report yet.
/// @refuses access.too_many_tries files.not_a_picture files.picture_kind files.picture_too_large files.picture_broken
[[nodiscard]] Result<NewPhotoKept> take_photo(House& house, http::Call const& call, std::string_view bytes);

}  // namespace sinergi::grievances
