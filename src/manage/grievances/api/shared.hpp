#pragma once
// From rows to the wire: names beside codes, days left beside moments, masks before people. Only for this house's api.

#include "grievances/api.hpp"
#include "grievances/api/wire_out.hpp"
#include "grievances/rules.hpp"

#include <string>
#include <string_view>

namespace sinergi::grievances {

/// What one call stands on: the settings and the calendar as of its moment.
class Stand {
public:
    Stand(House& house, http::Call const& call)
        : house_(house),
          settings_(house.settings.now(call.now)),
          calendar_(house.calendar()),
          now_(call.now),
          language_(call.language()) {}
    [[nodiscard]] Desk desk() const { return {house_.office, *settings_, *calendar_, now_}; }
    [[nodiscard]] Time time() const { return {settings_->clocks, *calendar_, house_.office.zone, now_}; }
    [[nodiscard]] Settings const& settings() const { return *settings_; }
    [[nodiscard]] House& house() const { return house_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] std::string_view language() const { return language_; }

    [[nodiscard]] std::string kind_name(std::string_view code) const;
    /// The sentence of a state, a deed, a channel: `grievances.state.dijawab`.
    [[nodiscard]] std::string word_name(std::string_view group, std::string_view word) const;
    [[nodiscard]] wire::RowOut row(store::Listed const& listed, access::Officer const& reader) const;

private:
    House& house_;
    std::shared_ptr<Settings const> settings_;
    std::shared_ptr<calendar::Calendar const> calendar_;
    Moment now_;
    std::string language_;
};

/// A list row of a complaint that was just changed or opened.
[[nodiscard]] store::Listed listed(Grievance const& grievance);
/// The one deed a list offers: the first of the usual next steps that state and permit allow, or "".
[[nodiscard]] std::string next_act(Grievance const& grievance, access::Officer const& reader);
/// "Euis S.": the first word and initials, for lists; nothing of a name is shown of a confidential reporter.
[[nodiscard]] std::string masked_name(std::string_view name);

/// @refuses regions.not_known regions.has_ended grievances.outside_indonesia grievances.too_many_photos
/// grievances.too_many_named
template <class In>
[[nodiscard]] Result<NewGrievance> wish_of(House const& house, In const& in);

void add_file_routes(http::Router& router, House& house);
void add_staff_routes(http::Router& router, House& house);
void add_public_routes(http::Router& router, House& house);
void add_settings_routes(http::Router& router, House& house);
void add_figures_routes(http::Router& router, House& house);
void add_erasure_routes(http::Router& router, House& house);
void add_paper_routes(http::Router& router, House& house);
void add_page_routes(http::Router& router, House& house);

}  // namespace sinergi::grievances

#include "grievances/api/wish.hpp"  // the body of wish_of
