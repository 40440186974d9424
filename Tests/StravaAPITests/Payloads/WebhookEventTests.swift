import ActivityModel
import Foundation
import Testing

@testable import StravaAPI

struct WebhookEventTests {
    private func event(_ type: String, _ aspect: String, _ updates: String = "{}") -> WebhookEvent?
    {
        WebhookEvent(
            body: Data(
                #"{"object_type":"\#(type)","object_id":9007199254740993,"aspect_type":"\#(aspect)","#
                    .appending(#""updates":\#(updates),"owner_id":7,"subscription_id":3,"#)
                    .appending(#""event_time":1700000000}"#).utf8))
    }

    @Test(arguments: [
        ("activity", "create", "{}", WebhookEvent.Change.created),
        ("activity", "update", #"{"title":"x","private":"true"}"#, .updated),
        ("activity", "delete", "{}", .deleted),
        ("athlete", "update", #"{"authorized":"false"}"#, .deauthorized),
        ("athlete", "update", #"{"authorized":false}"#, .deauthorized),
    ])
    func `an event says what happened`(
        type: String, aspect: String, updates: String, change: WebhookEvent.Change
    ) {
        let event = event(type, aspect, updates)
        #expect(event?.change == change)
        #expect(event?.objectID == 9_007_199_254_740_993)
        #expect(event?.time == Timestamp(seconds: 1_700_000_000))
    }

    @Test(arguments: [("athlete", "update"), ("athlete", "delete"), ("club", "create"), ("", "")])
    func `what is not known is no event`(type: String, aspect: String) {
        #expect(event(type, aspect) == nil)
    }

    @Test func `only whoever knows the token gets the challenge back`() {
        let query = ["hub.mode": "subscribe", "hub.challenge": "a\"b", "hub.verify_token": "t"]
        #expect(
            WebhookEvent.handshake(query: query, verifyToken: "t")
                == Data(#"{"hub.challenge":"a\"b"}"#.utf8))
        #expect(WebhookEvent.handshake(query: query, verifyToken: "u") == nil)
        #expect(WebhookEvent.handshake(query: [:], verifyToken: "") == nil)
    }
}
