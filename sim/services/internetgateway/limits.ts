/**
 * A VPC has at most one (Amazon VPC User Guide, Enable internet access for a VPC using an internet gateway,
 * docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html, checked 2026-11-23).
 */
export const GATEWAYS_PER_VPC = 1
