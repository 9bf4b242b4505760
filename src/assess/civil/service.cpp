#include "civil/service.hpp"

#include "base/nik.hpp"
#include "plumbing/http/client.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::civil {
namespace {

class OverHttp final : public Service {
public:
    explicit OverHttp(ServiceWish wish) : wish_(std::move(wish)) {}

    Result<std::vector<Answer>> ask(std::span<Question const> questions) override {
        ServiceQuestion const asked{wish_.account, {questions.begin(), questions.end()}};
        auto const reply = client_.ask({.method = "POST",
                                        .url = wish_.url,
                                        .body = json::write(asked),
                                        .headers = {{"authorization", "Bearer " + wish_.secret}}});
        if (!reply) return refuse(Why::conflict, "civil.service_silent");
        if (reply->status == 401 || reply->status == 403) return refuse(Why::not_allowed, "civil.service_refused");
        if (reply->status != 200) return refuse(Why::conflict, "civil.service_silent");
        auto read = json::read_known<ServiceAnswer>(reply->body);
        if (!read) return refuse(Why::conflict, "civil.service_broken");
        for (auto& one : read->answers) {
            if (one.nik.size() != 16) return refuse(Why::conflict, "civil.service_broken");
            one.note = mask_niks(one.note);
        }
        return std::move(read->answers);
    }

private:
    ServiceWish wish_;
    http::Client client_;
};

}  // namespace

std::unique_ptr<Service> connect(ServiceWish const& wish) { return std::make_unique<OverHttp>(wish); }

}  // namespace sinergi::civil
