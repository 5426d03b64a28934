# A shop in three tiers: a load balancer, containers, a database; and a function that thumbnails pictures.
terraform {
  required_version = ">= 1.6"
}

provider "aws" {
  region = var.region
}

variable "region" { default = "eu-central-1" }

variable "database_port" {
  type    = number
  default = 5432
}

locals {
  table = aws_dynamodb_table.sessions.name
}

data "aws_availability_zones" "here" {}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "Shop" }
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "edge" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.edge.id]
  }
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.9.0.0/16"]
  }
}

resource "aws_security_group" "database" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.app.id
  from_port                    = var.database_port
  to_port                      = var.database_port
  ip_protocol                  = "tcp"
}

resource "aws_lb" "edge" {
  name                       = "shop-edge"
  subnets                    = [aws_subnet.public.id]
  security_groups            = [aws_security_group.edge.id]
  enable_deletion_protection = true
  drop_invalid_header_fields = true
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app.arn
  }
}

resource "aws_lb_target_group" "app" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_ecs_task_definition" "app" {
  family = "app"
  container_definitions = jsonencode([{
    name = "app"
    environment = [
      { name = "DATABASE", value = aws_db_instance.main.address },
      { name = "SESSIONS", value = local.table },
      { name = "MAIL", value = aws_secretsmanager_secret.mail.arn },
    ]
  }])
}

resource "aws_ecs_service" "app" {
  name            = "app"
  desired_count   = 2
  task_definition = aws_ecs_task_definition.app.arn
  network_configuration {
    subnets         = [aws_subnet.private.id]
    security_groups = [aws_security_group.app.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.app.arn
    container_name   = "app"
    container_port   = 8080
  }
}

resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.private.id]
}

resource "aws_db_instance" "main" {
  identifier              = "shop-db"
  engine                  = "postgres"
  password                = "not-a-real-password"
  storage_encrypted       = true
  kms_key_id              = aws_kms_key.data.arn
  multi_az                = true
  backup_retention_period = 7
  deletion_protection     = true
  publicly_accessible     = false
  db_subnet_group_name    = aws_db_subnet_group.main.name
  vpc_security_group_ids  = [aws_security_group.database.id]
}

resource "aws_dynamodb_table" "sessions" {
  name = "sessions"
  point_in_time_recovery { enabled = true }
}

resource "aws_s3_bucket" "pictures" {
  bucket = "shop-pictures"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "pictures" {
  bucket = aws_s3_bucket.pictures.id
  rule {
    apply_server_side_encryption_by_default { sse_algorithm = "aws:kms" }
  }
}

resource "aws_s3_bucket_notification" "pictures" {
  bucket = aws_s3_bucket.pictures.id
  lambda_function {
    lambda_function_arn = aws_lambda_function.thumbnails.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_lambda_function" "thumbnails" {
  function_name = "thumbnails"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.thumbnails.arn
  environment {
    variables = {
      BUCKET = aws_s3_bucket.pictures.bucket
    }
  }
}

resource "aws_lambda_function_url" "thumbnails" {
  function_name      = aws_lambda_function.thumbnails.function_name
  authorization_type = "NONE"
}

resource "aws_iam_role" "thumbnails" {
  name = "thumbnails"
}

resource "aws_kms_key" "data" {
  description         = "Key of the data"
  enable_key_rotation = true
}

resource "aws_secretsmanager_secret" "mail" {
  name = "mail"
}

module "monitoring" {
  source = "./monitoring"
}
