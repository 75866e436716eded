import { expect, test } from "vitest";
import { countDeclared } from "../../src/adapters/stacks.ts";

const YAML = `AWSTemplateFormatVersion: '2010-09-09'
# Resources: not these
Parameters:
  A:
    Type: String
Resources:
  # the head
  Head:
    Type: AWS::EC2::Instance
    Properties:
      UserData: !Base64 |
        Nested: no

  "Volume1":
    Type: AWS::EC2::Volume
  Short: {Type: AWS::SNS::Topic}
Outputs:
  Address:
    Value: x
`;

test.each([
	["JSON", '{"Resources": {"A": {"Type": "x"}, "B": {}}}', 2],
	["JSON with a blank before it", '\n {"Resources": {}}', 0],
	["JSON without resources", '{"Outputs": {}}', undefined],
	["JSON with no list of them", '{"Resources": null}', undefined],
	["JSON with a text for them", '{"Resources": "A"}', undefined],
	["YAML with a note among them", "Resources:\n  A:\n    Type: x\n# B:\n  C:\n    Type: y\n", 2],
	["JSON cut off", '{"Resources": {"A"', undefined],
	["YAML", YAML, 3],
	["YAML with Windows line ends", YAML.replaceAll("\n", "\r\n"), 3],
	["YAML that ends in its resources", "Resources:\n    A:\n        Type: x\n    B:\n        Type: y", 2],
	["YAML without resources", "Outputs:\n  A:\n    Value: x\n", undefined],
	["nothing", "", undefined],
])("counts the resources of %s", (_, template, count) => {
	expect(countDeclared(template)).toBe(count);
});
