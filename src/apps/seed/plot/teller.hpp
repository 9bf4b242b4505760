#pragma once
// Tells one complaint after the other: its report, and the turns its fate gives it, each in office hours.

#include "seed/plot.hpp"

#include "calendar/rules.hpp"

namespace sinergi::seed {

struct Report {
    std::string kind;
    RegionCode region;
    std::string village;
    Moment at;
    grievances::Channel channel = grievances::Channel::web;
    std::string text{};
    std::string place{};
    std::vector<Scene> scenes{};
};

class Teller {
public:
    Teller(Areas const& areas, std::vector<Post> const& posts, calendar::Calendar const& calendar, Zone zone,
           Moment now);
    [[nodiscard]] Chance& chance() noexcept { return chance_; }

    /// A complaint of that kind received so many days ago, and its fate.
    void tell(Fate fate, std::string_view kind, std::int32_t days_ago);
    /// A complaint alone. @return its place
    std::size_t report(Report const& wish);
    /// Everything by time, with the office's clocks twice a day.
    [[nodiscard]] Plot take() &&;

private:
    [[nodiscard]] std::string sentence(std::string_view text) { return filled(text, gaps(), chance_); }
    [[nodiscard]] Gaps const& gaps() const { return plot_.tales[at_].gaps; }
    [[nodiscard]] std::string_view kind() const { return plot_.tales[at_].wish.kind; }
    [[nodiscard]] Report some_report(Fate fate, std::string_view kind, std::int32_t days_ago);
    [[nodiscard]] std::string clothed(std::string text, grievances::Channel channel);
    void add_reporter(Tale& tale);
    void add_named(Tale& tale);
    /// The next turn: so many working days later in office hours, or so many hours by the clock.
    Turn& in_days(int days, grievances::Deed deed, std::string_view by, std::string text = {});
    Turn& in_hours(int hours, grievances::Deed deed, std::string_view by, std::string text = {});
    Turn& put(Moment at, grievances::Deed deed, std::string_view by, std::string text);
    void verify();
    void give_to_worker();
    void close(int days);
    void rate();
    void rebut(int days);
    void carry_on(Fate fate);
    void carry_on_rare(Fate fate);
    void carry_on_urgent(Fate fate);
    void carry_on_named(Fate fate);
    void report_twin();

    std::vector<std::pair<RegionCode, std::string>> villages_;
    std::vector<Post> const& posts_;
    calendar::Calendar const& calendar_;
    Zone zone_;
    Moment now_;
    Chance chance_{20261122};
    Plot plot_;
    std::size_t at_ = 0;  // the complaint being told
    Moment time_;         // its last turn
    std::string worker_;  // who has it
    std::string clerk_;   // who verifies it
};

}  // namespace sinergi::seed
