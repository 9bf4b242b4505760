#pragma once
// The plugs into the sockets of houses above: how cases and agreements speak with other nodes.

#include "agreements/actions.hpp"
#include "cases/actions.hpp"
#include "federation/post.hpp"

namespace sinergi::federation {

class CasesCourier final : public cases::Courier {
public:
    explicit CasesCourier(Post& post) : post_(post) {}
    /// @throws Fault when the node is not known or the letter too large: the house asks `knows` and limits first
    void send(db::Tx& tx, cases::Letter const& letter) override;
    [[nodiscard]] bool knows(db::Tx& tx, std::string_view node) override { return post_.knows(tx, node); }
    [[nodiscard]] std::string own() const override { return post_.own(); }

private:
    Post& post_;
};

class AgreementsHerald final : public agreements::Herald {
public:
    explicit AgreementsHerald(Post& post) : post_(post) {}
    /// Who is not joined is not told; joined later, it gets the next change.
    void tell(db::Tx& tx, std::string_view to_node, std::string_view kind, std::string_view stream, std::string json,
              std::vector<std::string> papers) override;

private:
    Post& post_;
};

/// What becomes of letters of cases, on a desk that the program makes.
struct CaseEars {
    std::function<Done(db::Tx&, cases::Arrived const&)> take;     // cases::take_letter
    std::function<void(db::Tx&, cases::Turned const&)> turned{};  // refused for good on the other side
    std::function<Done(db::Tx&, std::string const& partner, cases::Arrived const&)> given_back{};  // after a restore
};
void connect_cases(Post& post, CaseEars ears);
/// Letters of agreements go to agreements::take_news. `herald` outlives the post.
void connect_agreements(Post& post, agreements::Herald& herald);

}  // namespace sinergi::federation
